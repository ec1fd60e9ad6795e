package dev.mayfly.process;

/// A program that could not be started, and the exit code a shell has for that.
public final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CannotRunException(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
