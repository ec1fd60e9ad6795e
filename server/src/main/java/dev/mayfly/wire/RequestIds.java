package dev.mayfly.wire;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Makes request ids: UUIDs that never repeat in a process and, by their random start, practically
/// never between processes. Not secret: whoever sees one may guess the next. Thread-safe and
/// without a lock, because every call needs one.
public final class RequestIds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long VERSION_MASK = 0xFFFFFFFFFFFF0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;
    private static final long VARIANT_2 = 0x8000000000000000L;

    private final long highSeed;
    private final AtomicLong low;

    public RequestIds(RandomGenerator random) {
        highSeed = random.nextLong();
        low = new AtomicLong(random.nextLong());
    }

    /// A new id, 36 characters.
    public String next() {
        long step = low.addAndGet(GOLDEN);
        long high = (mix(step ^ highSeed) & VERSION_MASK) | VERSION_4;
        return new UUID(high, (mix(step) & VARIANT_MASK) | VARIANT_2).toString();
    }

    // The finalizer of SplitMix64: a bijection, so that distinct steps give distinct ids.
    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
