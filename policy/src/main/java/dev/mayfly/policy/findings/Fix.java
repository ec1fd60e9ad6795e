package dev.mayfly.policy.findings;

/// A change of the text that mends a finding.
///
/// @param title what it does, in the imperative: "write `s3:GetObject`"
/// @param start offset of the first character to replace
/// @param end offset behind the last one
/// @param replacement what comes instead
public record Fix(String title, int start, int end, String replacement) {
    public Fix {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a fix replaces a stretch of the text");
        }
    }

    /// The text after the change.
    public String applyTo(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
