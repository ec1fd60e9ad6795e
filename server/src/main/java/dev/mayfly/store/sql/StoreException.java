package dev.mayfly.store.sql;

/// The database cannot be used: unreachable, full, damaged, or written by a newer Mayfly. Whoever
/// meets it must not answer as if nothing was there.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
