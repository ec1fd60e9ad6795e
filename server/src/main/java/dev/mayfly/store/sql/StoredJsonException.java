package dev.mayfly.store.sql;

/// Stored JSON is not what we write. The message names members, never values.
final class StoredJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoredJsonException(String message) {
        super(message);
    }
}
