package dev.mayfly.policy.findings;

import java.util.List;
import java.util.Locale;
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
    private static final String AWS_PAGE =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

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

    /// AWS's page about the check, or about its checks altogether for one of ours.
    public String learnMoreLink() {
        return learnMoreLink(severity, code);
    }

    /// The page about a check by its code, which AWS's anchors spell out.
    public static String learnMoreLink(Severity severity, String code) {
        if (code.startsWith("MAYFLY_")) {
            return AWS_PAGE;
        }
        String level =
                switch (severity) {
                    case ERROR -> "error";
                    case SECURITY_WARNING -> "security-warning";
                    case WARNING -> "general-warning";
                    case SUGGESTION -> "suggestion";
                };
        return AWS_PAGE
                + "#access-analyzer-reference-policy-checks-"
                + level
                + "-"
                + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Finding withFix(Fix certain) {
        return new Finding(severity, code, message, locations, Optional.of(certain));
    }
}
