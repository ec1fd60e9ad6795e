package dev.mayfly.cloudformation;

/// The file cannot be used; the message says why and where.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;

    /// `line` counts from 1.
    public TemplateException(String message, int line) {
        super("line " + line + ": " + message, null, false, false);
        this.problem = message;
        this.line = line;
    }

    /// For trouble that is not at one place.
    public TemplateException(String message) {
        super(message, null, false, false);
        this.problem = message;
        this.line = 1;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }

    /// The line it is wrong at, from 1; the first when it is not at one place.
    public int line() {
        return line;
    }
}
