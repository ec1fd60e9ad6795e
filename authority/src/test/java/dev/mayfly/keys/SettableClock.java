package dev.mayfly.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is set.
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    public SettableClock(Instant now) {
        this.now = now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    /// Moves the clock on.
    public void advance(Duration by) {
        set(instant().plus(by));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
