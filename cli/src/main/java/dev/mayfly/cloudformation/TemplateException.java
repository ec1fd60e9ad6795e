package dev.mayfly.cloudformation;

/// The file cannot be used; the message says why and where.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// `line` counts from 1.
    public TemplateException(String message, int line) {
        super("line " + line + ": " + message, null, false, false);
    }

    /// For trouble that is not at one place.
    public TemplateException(String message) {
        super(message, null, false, false);
    }
}
