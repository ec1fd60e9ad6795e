package dev.mayfly.datadir;

/// The data directory cannot be used, in words for the person at the terminal: what is wrong, and
/// what to do about it.
public final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String hint;

    public DataDirectoryException(String what, String hint) {
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
