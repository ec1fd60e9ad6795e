package dev.mayfly.check;

import dev.mayfly.policy.findings.Severity;

/// What severities are called.
final class Words {
    private Words() {}

    /// The word of `--fail-on` and of the reports.
    static String of(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case SECURITY_WARNING -> "security";
            case WARNING -> "warning";
            case SUGGESTION -> "suggestion";
        };
    }

    static String counted(int count, Severity severity) {
        String one =
                severity == Severity.SECURITY_WARNING ? "security warning" : Words.of(severity);
        return count(count, one, one + "s");
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
