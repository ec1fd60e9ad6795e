package dev.mayfly.policy;

/// What a policy is attached to, which decides the elements it may have.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language".
public enum PolicyKind {
    IDENTITY,
    /// A role's trust policy: principals, no resources.
    TRUST,
    /// A policy of a bucket, a queue, a key and so on.
    RESOURCE,
    SESSION,
    BOUNDARY,
    SERVICE_CONTROL,
    RESOURCE_CONTROL;

    /// Whether statements say whom they are about.
    public boolean hasPrincipals() {
        return switch (this) {
            case TRUST, RESOURCE, RESOURCE_CONTROL -> true;
            case IDENTITY, SESSION, BOUNDARY, SERVICE_CONTROL -> false;
        };
    }
}
