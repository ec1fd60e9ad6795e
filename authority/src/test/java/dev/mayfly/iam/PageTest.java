package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final String LONG = "x".repeat(400);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesOfAnySizeTogetherAreTheWholeListingInOrder(long seed) {
        Random random = new Random(seed);
        NavigableSet<String> keys = randomKeys(random, random.nextInt(60));

        assertThat(walk(new ArrayList<>(keys), 1 + random.nextInt(9)))
                .containsExactlyElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void whatIsThereAllTheTimeIsListedOnceWhileOthersComeAndGo(long seed) {
        Random random = new Random(seed);
        NavigableSet<String> stable = shortKeys(random, 40, "s");
        List<String> seen = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            List<String> now = new ArrayList<>(stable);
            now.addAll(shortKeys(random, random.nextInt(20), "t"));
            Page<String> page = page(now, marker, 5);
            seen.addAll(page.items());
            marker = page.nextMarker();
        } while (marker.isPresent());

        assertThat(seen.stream().filter(stable::contains)).containsExactlyElementsOf(stable);
    }

    @Test
    void aFullLastPageIsNotTruncated() {
        Page<String> page = page(List.of("a", "b"), Optional.empty(), 2);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.truncated()).isFalse();
        assertThat(page(List.of("a", "b", "c"), Optional.empty(), 2).truncated()).isTrue();
    }

    @Test
    void goesOnAfterAnItemThatWasDeletedMeanwhile() {
        String marker = page(List.of("a", "b", "c", "d"), Optional.empty(), 2).nextMarker().get();

        assertThat(page(List.of("a", "c", "d"), Optional.of(marker), 2).items())
                .containsExactly("c", "d");
    }

    @Test
    void aMarkerFitsIntoTheServiceModelsBoundWhateverTheKey() {
        List<String> keys =
                List.of("キ".repeat(128), "キ".repeat(57) + "𐐀".repeat(71), "ン".repeat(128));

        Page<String> first = page(keys, Optional.empty(), 1);
        Page<String> second = page(keys, first.nextMarker(), 1);

        assertThat(first.nextMarker().get()).hasSizeLessThanOrEqualTo(320);
        assertThat(second.nextMarker().get()).hasSizeLessThanOrEqualTo(320);
        assertThat(walk(keys, 1)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAAAAAAAAAA", "not base 64 at all!", "10", "AAAAAAABYg=="})
    void refusesAMarkerNobodyGaveOut(String marker) {
        assertInvalid(() -> page(List.of("a", "b"), Optional.of(marker), 1));
    }

    @Test
    void refusesAMarkerWithOneCharacterChangedOrFromAnotherListing() {
        List<String> all = List.of("alpha", "beta", "gamma");
        String marker = page(all, Optional.empty(), 2).nextMarker().get();
        char last = marker.charAt(marker.length() - 1);
        String changed = marker.substring(0, marker.length() - 1) + (last == 'E' ? 'I' : 'E');

        assertInvalid(() -> page(all, Optional.of(changed), 2));
        assertInvalid(() ->
                Page.of(
                        all,
                        Function.identity(),
                        new Page.Request("ListUsers", Optional.of(marker), 2)));
        assertThat(page(all, Optional.of(marker), 2).items()).containsExactly("gamma");
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal())
                                        .isEqualTo(new Refusal.InvalidMarker("Invalid Marker.")));
    }

    private static List<String> walk(List<String> all, int size) {
        List<String> seen = new ArrayList<>();
        Page<String> page = page(all, Optional.empty(), size);
        seen.addAll(page.items());
        while (page.truncated()) {
            page = page(all, page.nextMarker(), size);
            assertThat(page.items()).isNotEmpty();
            seen.addAll(page.items());
        }
        return seen;
    }

    private static Page<String> page(List<String> all, Optional<String> marker, int size) {
        return Page.of(all, Function.identity(), new Page.Request("ListRoles", marker, size));
    }

    private static NavigableSet<String> randomKeys(Random random, int count) {
        NavigableSet<String> keys = shortKeys(random, count, "");
        keys.addAll(shortKeys(random, count, LONG));
        return keys;
    }

    private static NavigableSet<String> shortKeys(Random random, int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(_ -> prefix + Integer.toString(random.nextInt(100_000), 36))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
