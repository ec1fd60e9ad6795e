package dev.mayfly.agent.door;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// A bucket of tokens for each key. Safe for threads.
final class RateLimit {

    /// Keys remembered; the one that asked longest ago is forgotten first, which only fills its
    /// bucket.
    private static final int REMEMBERED = 4096;

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final DoorSettings.Rate rate;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// `nanoTime` counts nanoseconds from anywhere, never backwards.
    RateLimit(DoorSettings.Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
    }

    /// Takes a token of this key's bucket, if there is one.
    boolean admits(String key) {
        long now = nanoTime.getAsLong();
        lock.lock();
        try {
            Bucket bucket = buckets.getOrDefault(key, new Bucket(rate.burst(), now));
            double tokens =
                    Math.min(
                            rate.burst(),
                            bucket.tokens()
                                    + (now - bucket.at()) / NANOS_PER_SECOND * rate.perSecond());
            boolean admitted = tokens >= 1;
            buckets.put(key, new Bucket(admitted ? tokens - 1 : tokens, now));
            return admitted;
        } finally {
            lock.unlock();
        }
    }

    private record Bucket(double tokens, long at) {}
}
