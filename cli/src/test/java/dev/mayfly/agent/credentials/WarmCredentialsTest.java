package dev.mayfly.agent.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WarmCredentialsTest {

    private static final Duration MINIMUM = Duration.ofMinutes(25);
    private static final Duration HOUR = Duration.ofHours(1);

    private final HandTimer time = new HandTimer();
    private final Authority authority = new Authority();

    /// A source that answers what the test says.
    private final class Authority implements CredentialSource {

        private int calls;
        private Supplier<Credentials> answer = () -> credentials(HOUR);

        @Override
        public Credentials fetch() {
            calls++;
            return answer.get();
        }

        @Override
        public String description() {
            return "a test";
        }

        Credentials credentials(Duration life) {
            return new Credentials(
                    "ASIA" + calls,
                    Secret.of("secret" + calls),
                    Secret.of("token" + calls),
                    time.instant().plus(life),
                    Optional.empty(),
                    Optional.empty());
        }

        void isAway() {
            answer = this::outage;
        }

        private Credentials outage() {
            throw SourceException.outage("nobody answers");
        }

        void refuses() {
            answer =
                    () -> {
                        throw SourceException.refused("the node is locked");
                    };
        }

        void gives(Duration life) {
            answer = () -> credentials(life);
        }
    }

    private WarmCredentials warm() {
        WarmCredentials warm =
                WarmCredentials.start(
                        authority, MINIMUM, new WarmCredentials.Means(time, new Random(7), time));
        time.settle();
        return warm;
    }

    @Test
    void hasNothingBeforeTheFirstAnswer() {
        WarmCredentials warm =
                WarmCredentials.start(
                        authority, MINIMUM, new WarmCredentials.Means(time, new Random(7), time));

        assertThat(warm.current()).isEmpty();
        assertThat(warm.warmth()).isInstanceOf(Warmth.Waiting.class);
        time.settle();
        assertThat(warm.current()).map(Credentials::accessKeyId).contains("ASIA1");
    }

    @Test
    void isReplacedAtHalfOfItsLifeAndNotMuchBefore() {
        WarmCredentials warm = warm();

        time.pass(Duration.ofMinutes(26));
        assertThat(authority.calls).isEqualTo(1);
        time.pass(Duration.ofMinutes(8));

        assertThat(authority.calls).isEqualTo(2);
        assertThat(warm.current()).map(Credentials::accessKeyId).contains("ASIA2");
    }

    @Test
    void readersCauseNoCallsOfTheirOwn() {
        WarmCredentials warm = warm();

        for (int i = 0; i < 1000; i++) {
            assertThat(warm.current()).isPresent();
        }
        time.settle();

        assertThat(authority.calls).isEqualTo(1);
    }

    @Test
    void servesWhatLivesWhileTheAuthorityIsAwayAndFailsClosedAfter() {
        WarmCredentials warm = warm();
        authority.isAway();

        time.pass(HOUR.minus(MINIMUM).minusSeconds(1));
        assertThat(warm.current()).map(Credentials::accessKeyId).contains("ASIA1");
        assertThat(warm.warmth())
                .isInstanceOfSatisfying(
                        Warmth.Ready.class,
                        ready -> assertThat(ready.trouble()).contains("nobody answers"));
        time.pass(Duration.ofSeconds(1));

        assertThat(warm.current()).isEmpty();
        assertThat(warm.warmth()).isEqualTo(new Warmth.Waiting("nobody answers"));
    }

    @Test
    void asksLessAndLessOftenWhileTheAuthorityIsAwayAndRecovers() {
        authority.isAway();
        WarmCredentials warm = warm();

        time.pass(Duration.ofMinutes(10));
        assertThat(authority.calls).isBetween(15, 30);
        authority.gives(HOUR);
        time.pass(Duration.ofMinutes(1));

        assertThat(warm.current()).isPresent();
        assertThat(warm.warmth()).isInstanceOf(Warmth.Ready.class);
    }

    @Test
    void stopsAtOnceWhenTheAuthorityRefuses() {
        WarmCredentials warm = warm();
        authority.refuses();

        time.pass(Duration.ofMinutes(34));

        assertThat(warm.current()).isEmpty();
        assertThat(warm.warmth())
                .isInstanceOfSatisfying(
                        Warmth.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("the node is locked"));
    }

    @Test
    void aRefusalOutlastsAnOutageAndEndsWithANewCredential() {
        WarmCredentials warm = warm();
        authority.refuses();
        time.pass(Duration.ofMinutes(34));
        authority.isAway();

        time.pass(Duration.ofMinutes(1));
        assertThat(warm.warmth()).isInstanceOf(Warmth.Refused.class);
        authority.gives(HOUR);
        time.pass(Duration.ofMinutes(2));

        assertThat(warm.warmth()).isInstanceOf(Warmth.Ready.class);
    }

    @Test
    void neverHandsOutLessThanTheMinimumHoweverShortTheSession() {
        authority.gives(MINIMUM);
        WarmCredentials warm = warm();

        assertThat(warm.current()).isEmpty();
        assertThat(warm.warmth())
                .isEqualTo(
                        new Warmth.Waiting(
                                "the authority gave credentials for 25 minutes, and ones of less"
                                        + " than 25 are not handed out here"));
        authority.gives(MINIMUM.plusSeconds(100));
        time.pass(Duration.ofMinutes(2));
        assertThat(warm.current()).isPresent();
    }

    @Test
    void aShortSessionIsReplacedBeforeItFallsBelowTheMinimum() {
        authority.gives(Duration.ofMinutes(30));
        WarmCredentials warm = warm();

        for (int second = 0; second < 3600; second++) {
            time.pass(Duration.ofSeconds(1));
            assertThat(warm.current()).isPresent();
        }
    }

    @Test
    void aMachineThatSleptAsksWhenItIsReadFirst() {
        WarmCredentials warm = warm();
        time.sleep(Duration.ofHours(8));

        assertThat(warm.current()).isEmpty();
        time.settle();

        assertThat(warm.current()).map(Credentials::accessKeyId).contains("ASIA2");
    }

    @Test
    void aSourceThatBreaksIsAnOutage() {
        authority.answer =
                () -> {
                    throw new IllegalStateException("a bug");
                };
        WarmCredentials warm = warm();

        assertThat(warm.warmth()).isInstanceOf(Warmth.Waiting.class);
        authority.gives(HOUR);
        time.pass(Duration.ofSeconds(2));
        assertThat(warm.current()).isPresent();
    }

    @Test
    void hasNothingOnceClosed() {
        WarmCredentials warm = warm();

        warm.close();
        time.pass(Duration.ofHours(2));

        assertThat(warm.current()).isEmpty();
        assertThat(authority.calls).isEqualTo(1);
    }

    @Test
    void whoWaitsIsWokenByTheFirstCredentialOrByARefusal() throws InterruptedException {
        WarmCredentials ready =
                WarmCredentials.start(
                        authority, MINIMUM, new WarmCredentials.Means(time, new Random(7), time));
        AtomicReference<Optional<Credentials>> seen = new AtomicReference<>(Optional.empty());
        Thread reader = Thread.ofVirtual().start(() -> seen.set(await(ready)));
        time.settle();
        reader.join();
        assertThat(seen.get()).isPresent();

        authority.refuses();
        assertThat(await(warm())).isEmpty();
    }

    private static Optional<Credentials> await(WarmCredentials warm) {
        try {
            return warm.await(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // virtual threads that never block must let others run
    void aThousandReadersDuringARotationSeeWholeLivingCredentials() throws InterruptedException {
        WarmCredentials warm = warm();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1000);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                readers.execute(() -> {
                    started.countDown();
                    do {
                        wrong.addAndGet(read(warm) ? 0 : 1);
                        reads.incrementAndGet();
                        Thread.yield();
                    } while (done.getCount() > 0);
                });
            }
            started.await();
            for (int minute = 0; minute < 34; minute++) {
                time.pass(Duration.ofMinutes(1));
            }
            done.countDown();
        }

        assertThat(authority.calls).isEqualTo(2);
        assertThat(reads.get()).isGreaterThanOrEqualTo(1000);
        assertThat(wrong.get()).isZero();
    }

    private boolean read(WarmCredentials warm) {
        Optional<Credentials> seen = warm.current();
        return seen.isPresent()
                && seen.get()
                        .secretAccessKey()
                        .reveal()
                        .substring(6)
                        .equals(seen.get().accessKeyId().substring(4))
                && seen.get()
                        .sessionToken()
                        .reveal()
                        .substring(5)
                        .equals(seen.get().accessKeyId().substring(4))
                && !seen.get().expiredAt(time.instant());
    }
}
