package dev.mayfly.terminal;

import java.util.Optional;

/// Ends a command with an exit code and the words for whoever typed it: what went wrong, and what
/// to do about it. Both lower case, without a full stop.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The call was refused, or something was found.
    public static final int REFUSED = 1;

    /// The command line or a settings file is wrong.
    public static final int USAGE = 2;

    /// The world is in the way: no authority, no file, no network.
    public static final int TROUBLE = 3;

    private final int exitCode;
    private final String hint;

    private Failure(int exitCode, String what, String hint) {
        super(what);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    public static Failure refused(String what, String hint) {
        return new Failure(REFUSED, what, hint);
    }

    public static Failure usage(String what, String hint) {
        return new Failure(USAGE, what, hint);
    }

    public static Failure trouble(String what, String hint) {
        return new Failure(TROUBLE, what, hint);
    }

    public int exitCode() {
        return exitCode;
    }

    /// What to do about it, where there is something to do.
    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
