package dev.mayfly.trail;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Mints event ids: UUIDs of version 7, which begin with the time and so stay together in the
/// trail's index, where random ones would touch a page of it each.
///
/// Source: RFC 9562 §5.7. Thread-safe when `random` is.
public final class EventIds {

    private static final int RANDOM_A_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public EventIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new id, 36 characters.
    public String next() {
        long high = random.nextLong() >>> (Long.SIZE - RANDOM_A_BITS);
        long low = random.nextLong() >>> 2;
        return new UUID((clock.millis() << Short.SIZE) | VERSION | high, VARIANT | low).toString();
    }
}
