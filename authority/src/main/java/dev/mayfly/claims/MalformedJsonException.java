package dev.mayfly.claims;

/// The bytes are not one JSON object within our bounds. The message says what rule was broken,
/// never what the bytes were.
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String rule) {
        super(rule, null, false, false);
    }
}
