package dev.mayfly.agent.credentials;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to ask the authority again. Jitter keeps a thousand agents that started together from
/// asking together for ever.
record Pace(Duration minimumLife, RandomGenerator random) {

    private static final double EARLIEST = 0.45;
    private static final double SPREAD = 0.10;

    /// Of the time in which the credentials may be handed out at all.
    private static final double LATEST = 0.9;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    /// A refusal stands until somebody changes something.
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(20);

    /// About half of a life, and early enough that another lives long enough before this one does
    /// not.
    Duration untilRefresh(Duration life) {
        double half = EARLIEST + SPREAD * random.nextDouble();
        long halfMillis = (long) (life.toMillis() * half);
        long usableMillis = life.minus(minimumLife).toMillis();
        return Duration.ofMillis(Math.max(1, Math.min(halfMillis, (long) (usableMillis * LATEST))));
    }

    /// Doubles with each failure in a row, up to a minute.
    Duration afterOutage(int failures) {
        int doublings = Math.min(failures - 1, Long.SIZE / 8);
        Duration whole = FIRST_RETRY.multipliedBy(1L << doublings);
        return jittered(whole.compareTo(LONGEST_RETRY) < 0 ? whole : LONGEST_RETRY);
    }

    Duration afterRefusal() {
        return jittered(AFTER_REFUSAL);
    }

    /// Between half of it and all of it.
    private Duration jittered(Duration whole) {
        long half = whole.toMillis() / 2;
        return Duration.ofMillis(half + (long) (half * random.nextDouble()));
    }
}
