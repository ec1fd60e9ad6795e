package dev.mayfly.issuance;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.Duration;

/// How long sessions last.
///
/// Source: STS API Reference, `AssumeRole` and `AssumeRoleWithWebIdentity`, `DurationSeconds`;
/// texts as answered by AWS in public issue threads.
final class Durations {

    static final Duration SHORTEST = Duration.ofMinutes(15);
    static final Duration DEFAULT = Duration.ofHours(1);

    /// Of a session assumed from a session.
    static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private Durations() {}

    /// @throws RefusedException when it is below what any session lasts
    static Duration wanted(SessionTerms terms) {
        Duration wanted = terms.duration().orElse(DEFAULT);
        if (wanted.compareTo(SHORTEST) < 0) {
            throw refuse(
                    "1 validation error detected: Value '%d' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"
                            .formatted(wanted.toSeconds()));
        }
        return wanted;
    }

    /// @throws RefusedException for more than an hour, whatever the role allows
    static void checkChained(Duration wanted) {
        if (wanted.compareTo(LONGEST_CHAINED) > 0) {
            throw refuse(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles"
                            + " assumed by role chaining. The limit holds whatever MaxSessionDuration"
                            + " the role has, because the calling credentials are themselves those of"
                            + " a role session; for a longer session assume this role directly with"
                            + " the identity token, or ask for 3600 seconds and renew.");
        }
    }

    /// @throws RefusedException for more than the role allows
    static void checkRole(Duration wanted, Duration roleMaximum) {
        if (wanted.compareTo(roleMaximum) > 0) {
            throw refuse(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                            + " role.");
        }
    }

    private static RefusedException refuse(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }
}
