package dev.mayfly.client;

import java.util.Objects;

/// The authority answered, and its answer is an error.
public final class AnsweredError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public AnsweredError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /// AWS's code, such as `AccessDenied`.
    public String code() {
        return code;
    }

    /// The sentence that came with it.
    public String sentence() {
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
