package dev.mayfly.client;

/// Nobody answered at that address, or not in a way we understand.
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
