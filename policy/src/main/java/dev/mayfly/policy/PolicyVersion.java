package dev.mayfly.policy;

/// The version of the policy language; only the newer one knows variables.
public enum PolicyVersion {
    V2008("2008-10-17"),
    V2012("2012-10-17");

    private final String written;

    PolicyVersion(String written) {
        this.written = written;
    }

    /// As the language spells it.
    public String written() {
        return written;
    }
}
