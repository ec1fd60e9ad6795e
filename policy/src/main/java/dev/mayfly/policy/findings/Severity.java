package dev.mayfly.policy.findings;

/// How much a finding matters.
///
/// Source: IAM Access Analyzer API Reference, `ValidatePolicyFinding.findingType`.
public enum Severity {
    /// The policy does not work, or not as written.
    ERROR,
    /// It allows more than its author is likely to mean.
    SECURITY_WARNING,
    /// It departs from good practice without being open.
    WARNING,
    /// It could be shorter or clearer.
    SUGGESTION
}
