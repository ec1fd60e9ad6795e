package dev.mayfly.policy.eval;

/// A kind of policy in the order in which AWS asks them.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests".
public enum Layer {
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    RESOURCE("resource-based policy"),
    TRUST("role trust policy"),
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    /// No policy is asked: the caller or the action is allowed by itself.
    NONE("no policy");

    private final String written;

    Layer(String written) {
        this.written = written;
    }

    /// As AWS calls it in messages.
    public String written() {
        return written;
    }
}
