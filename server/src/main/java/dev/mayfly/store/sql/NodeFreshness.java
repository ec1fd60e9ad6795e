package dev.mayfly.store.sql;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether this node still hears of what other nodes commit. One that does not might honour a
/// session that was revoked long ago: it must stop honouring any, and say that it is not ready.
///
/// Thread-safe.
public final class NodeFreshness {

    /// The longest silence in which a node goes on. Several times the interval of polling, so that
    /// a slow moment of the database does not turn callers away.
    public static final Duration BOUND = Duration.ofSeconds(3);

    private final LongSupplier nanoTime;
    private final long boundNanos;
    private volatile long heardAt;

    /// Fresh from now on. `nanoTime` rises steadily whatever happens to the wall clock, as
    /// [System#nanoTime()] does.
    public NodeFreshness(LongSupplier nanoTime, Duration bound) {
        this.nanoTime = nanoTime;
        this.boundNanos = bound.toNanos();
        this.heardAt = nanoTime.getAsLong();
    }

    /// Whether the last thing heard is younger than the bound.
    public boolean fresh() {
        return nanoTime.getAsLong() - heardAt < boundNanos;
    }

    /// A moment to hand to [#heardSince(long)], taken before the store is asked.
    long moment() {
        return nanoTime.getAsLong();
    }

    /// The store was asked after `moment`, and what it answered is in force.
    void heardSince(long moment) {
        heardAt = moment;
    }
}
