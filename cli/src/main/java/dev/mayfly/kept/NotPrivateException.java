package dev.mayfly.kept;

import java.io.IOException;

/// Secrets lie, or would lie, where others can read or change them. The message says where.
public final class NotPrivateException extends IOException {

    private static final long serialVersionUID = 1L;

    public NotPrivateException(String message) {
        super(message);
    }
}
