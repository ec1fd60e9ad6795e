package dev.mayfly.wiring;

/// Settings that do not fit together, in words for the person who wrote them.
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String hint;

    public SettingsException(String what, String hint) {
        super(what);
        this.what = what;
        this.hint = hint;
    }

    /// What is wrong; lower case, no full stop.
    public String what() {
        return what;
    }

    /// What to do about it; lower case, no full stop.
    public String hint() {
        return hint;
    }
}
