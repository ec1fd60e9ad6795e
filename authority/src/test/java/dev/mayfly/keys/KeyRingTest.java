package dev.mayfly.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final RingSchedule SCHEDULE =
            new RingSchedule(Duration.ofDays(30), Duration.ofMinutes(1), Duration.ofHours(13));

    private final MemoryKeyRingStore store = new MemoryKeyRingStore();
    private final SettableClock clock = new SettableClock(START);
    private final AtomicInteger made = new AtomicInteger();

    private KeyRing node() {
        return new KeyRings(store, XorEnvelope.envelope(), clock)
                .open(
                        "session",
                        SCHEDULE,
                        () ->
                                ("material " + made.incrementAndGet())
                                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String material(Key key) {
        return key.withMaterial(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void theFirstNodeMakesTheRingAndTheSecondFindsIt() {
        KeyRing first = node();
        KeyRing second = node();

        assertThat(material(second.current())).isEqualTo(material(first.current()));
        assertThat(made).hasValue(1);
    }

    @Test
    void theStoreSeesNoMaterial() {
        node();

        String stored =
                new String(
                        store.load("session").orElseThrow().wrapped(), StandardCharsets.ISO_8859_1);
        assertThat(stored).doesNotContain("material");
    }

    @Test
    void aKeyIsNotUsedBeforeEveryNodeCanKnowIt() {
        KeyRing ring = node();
        Key old = ring.current();
        Key successor = ring.rotate();

        assertThat(ring.current().id()).isEqualTo(old.id());
        clock.set(START.plus(Duration.ofMinutes(1)).minusMillis(1));
        assertThat(ring.current().id()).isEqualTo(old.id());
        clock.set(START.plus(Duration.ofMinutes(1)));
        assertThat(ring.current().id()).isEqualTo(successor.id());
    }

    @Test
    void anotherNodeLearnsOfAKeyWhenItMeetsItsId() {
        KeyRing first = node();
        KeyRing second = node();
        Key successor = first.rotate();

        assertThat(second.byId(successor.id()).map(KeyRingTest::material))
                .contains(material(successor));
    }

    @Test
    void madeUpIdsDoNotReadTheStoreEveryTime() {
        KeyRing first = node();
        KeyRing second = node();
        second.byId(99);
        Key successor = first.rotate();

        assertThat(second.byId(successor.id())).isEmpty();
        clock.set(START.plusMillis(250));
        assertThat(second.byId(successor.id())).isPresent();
    }

    @Test
    void aSupersededKeyStaysUntilNothingCanNeedIt() {
        KeyRing ring = node();
        Key old = ring.current();
        ring.rotate();
        Duration longest = Duration.ofMinutes(1).plus(Duration.ofHours(13));

        clock.set(START.plus(longest));
        ring.rotate();
        assertThat(ring.byId(old.id())).isPresent();

        clock.set(START.plus(longest).plusMillis(1));
        ring.rotate();
        assertThat(ring.byId(old.id())).isEmpty();
    }

    @Test
    void rotationIsDueAtItsAgeAndNotBefore() {
        KeyRing ring = node();
        clock.set(START.plus(Duration.ofDays(30)).minusMillis(1));
        ring.rotateIfDue();
        assertThat(ring.keys()).hasSize(1);

        clock.set(START.plus(Duration.ofDays(30)));
        ring.rotateIfDue();
        ring.rotateIfDue();
        assertThat(ring.keys()).hasSize(2);
    }

    @Test
    void twoNodesThatRotateAtOnceLoseNoKey() {
        KeyRing first = node();
        KeyRing second = node();

        Key one = first.rotate();
        Key two = second.rotate();

        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(second.keys()).hasSize(3);
    }

    @Test
    void aLeakedRingIsReplacedWhole() {
        KeyRing ring = node();
        Key leaked = ring.current();
        KeyRing other = node();

        Key fresh = ring.replaceAll();
        other.refresh();

        assertThat(ring.current().id()).isEqualTo(fresh.id());
        assertThat(ring.byId(leaked.id())).isEmpty();
        assertThat(other.byId(leaked.id())).isEmpty();
    }

    @Test
    void refusesARingThatIsCutShort() {
        node();
        byte[] wrapped = store.load("session").orElseThrow().wrapped();
        store.replace("session", 1, Arrays.copyOf(wrapped, wrapped.length - 1));

        assertThatThrownBy(this::node).isInstanceOf(IllegalStateException.class);
    }
}
