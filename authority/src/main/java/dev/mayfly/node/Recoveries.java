package dev.mayfly.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a node may come back by itself after its certificate has lapsed: `left` times, and not
/// from `until` on. Each certificate moves `until` to `window` after its own end, so that the date
/// counts silence and not age; empty before the first one.
public record Recoveries(int left, Duration window, Optional<Instant> until) {

    /// More would be a way to live on recoveries.
    public static final int MOST = 100;

    public Recoveries {
        if (left < 0 || left > MOST || window.isNegative()) {
            throw new IllegalArgumentException("0 to " + MOST + " recoveries are allowed");
        }
    }

    /// The allowance after a certificate that ends then.
    public Recoveries after(Instant certificateEnd) {
        return new Recoveries(left, window, Optional.of(certificateEnd.plus(window)));
    }

    /// One less.
    public Recoveries used() {
        return new Recoveries(left - 1, window, until);
    }

    /// Whether one more is allowed at `now`.
    public boolean openAt(Instant now) {
        return left > 0 && until.filter(now::isBefore).isPresent();
    }
}
