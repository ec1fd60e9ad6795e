package dev.mayfly.policy.findings;

import java.util.List;
import java.util.Optional;

/// One thing to say about a policy.
///
/// @param code AWS's issue code (`PASS_ROLE_WITH_STAR_IN_RESOURCE`), or one of ours, which begins
///   with `MAYFLY_`
/// @param message a sentence for people
/// @param locations where it stands, at least one
/// @param fix present only when it is certain what was meant
public record Finding(
        Severity severity,
        String code,
        String message,
        List<Location> locations,
        Optional<Fix> fix) {
    public Finding {
        locations = List.copyOf(locations);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("a finding has a location");
        }
    }

    /// A finding at one place, without a fix.
    public static Finding at(Severity severity, String code, String message, Location location) {
        return new Finding(severity, code, message, List.of(location), Optional.empty());
    }

    public Finding withFix(Fix certain) {
        return new Finding(severity, code, message, locations, Optional.of(certain));
    }
}
