package dev.mayfly.policy;

/// What a matching statement does.
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String written;

    Effect(String written) {
        this.written = written;
    }

    /// As the language spells it.
    public String written() {
        return written;
    }
}
