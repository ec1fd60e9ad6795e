package dev.mayfly.atrest;

/// The key-encryption key is unusable, or is not the one a ring was wrapped under. Nothing can
/// start without it.
public final class KeyEncryptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyEncryptionException(String message) {
        super(message);
    }
}
