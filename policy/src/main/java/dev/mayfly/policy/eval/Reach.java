package dev.mayfly.policy.eval;

/// How far a grant in a resource policy carries within one account, by how it names the caller.
///
/// Source: IAM User Guide, "Policy evaluation for requests within a single account" (resource-based
/// policies); the table in `docs/policy-semantics.md`.
enum Reach {
    /// It does not name the caller.
    NONE,
    /// It names the account: the caller's own policies decide.
    DELEGATES,
    /// It stands in for the identity policies; boundary and session policies still cap it.
    IDENTITY,
    /// It stands in for identity policies, boundary and session policies.
    ALL;

    Reach or(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
