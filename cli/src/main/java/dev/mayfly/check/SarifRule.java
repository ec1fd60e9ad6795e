package dev.mayfly.check;

import static dev.mayfly.check.SarifReport.object;
import static dev.mayfly.check.SarifReport.text;

import dev.mayfly.client.Json;
import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policy.findings.Severity;
import java.util.List;
import java.util.Locale;

/// What SARIF tells of a kind of finding.
record SarifRule(String code, Severity severity) {
    Json json() {
        String help =
                isOurs()
                        ? "A check of Mayfly's own."
                        : "A check of IAM Access Analyzer, which describes it at "
                                + helpUri()
                                + ".";
        return object(
                "id",
                text(code),
                "shortDescription",
                object("text", text(sentence())),
                "help",
                object("text", text(help)),
                "helpUri",
                text(helpUri()),
                "defaultConfiguration",
                object("level", text(level(severity))),
                "properties",
                properties());
    }

    /// Source: SARIF 2.1.0 §3.27.10.
    static String level(Severity severity) {
        return switch (severity) {
            case ERROR, SECURITY_WARNING -> "error";
            case WARNING -> "warning";
            case SUGGESTION -> "note";
        };
    }

    private boolean isOurs() {
        return code.startsWith("MAYFLY_");
    }

    /// `PASS_ROLE_WITH_STAR_IN_RESOURCE` becomes "Pass role with star in resource".
    private String sentence() {
        String words = code.replace("MAYFLY_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String helpUri() {
        return Finding.learnMoreLink(severity, code);
    }

    /// GitHub sorts findings with a `security-severity` among those about security.
    private Json properties() {
        Json tags =
                new Json.Items(
                        severity == Severity.SECURITY_WARNING
                                ? List.of(text("iam"), text("security"))
                                : List.of(text("iam")));
        return severity == Severity.SECURITY_WARNING
                ? object("tags", tags, "precision", text("high"), "security-severity", text("8.0"))
                : object("tags", tags, "precision", text("high"));
    }
}
