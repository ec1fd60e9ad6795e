package dev.mayfly.webidentity;

import dev.mayfly.claims.Claims;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;

/// When a token counts. With a skew of 60 s it is taken from 60 s before `nbf` and `iat`
/// (inclusive) until just before 60 s after `exp`; at that very second it is refused.
///
/// AWS tolerates 300 s on either side and timestamps written as strings (recorded 2026-09-11); we
/// take whole numbers only.
final class TokenTimes {

    /// The last second of the year 9999. A later time is a mistake (milliseconds, for instance).
    private static final long MAX_SECONDS = 253_402_300_799L;

    private final long skewSeconds;

    TokenTimes(Duration skew) {
        this.skewSeconds = skew.toSeconds();
    }

    /// @throws RefusedException when the token does not count at `now`
    void check(Claims claims, Instant now) {
        long expiry = required(claims, "exp");
        long seconds = now.getEpochSecond();
        if (seconds >= expiry + skewSeconds) {
            throw new RefusedException(
                    new Refusal.ExpiredIdentityToken(now, Instant.ofEpochSecond(expiry)));
        }
        if (claims.has("nbf")) {
            long notBefore = timestamp(claims, "nbf");
            if (seconds + skewSeconds < notBefore) {
                throw InvalidToken.notYetValid(seconds, notBefore);
            }
        }
        long issuedAt = required(claims, "iat");
        if (seconds + skewSeconds < issuedAt) {
            throw InvalidToken.issuedInFuture(issuedAt);
        }
    }

    private static long required(Claims claims, String name) {
        if (!claims.has(name)) {
            throw InvalidToken.missing(name);
        }
        return timestamp(claims, name);
    }

    private static long timestamp(Claims claims, String name) {
        return claims.whole(name)
                .filter(seconds -> seconds >= 0 && seconds <= MAX_SECONDS)
                .orElseThrow(InvalidToken::timestamp);
    }
}
