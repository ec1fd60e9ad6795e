package dev.mayfly.policy.json;

/// A text that is not JSON, or not as strict as we want it: a name written twice, too deep a nest.
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final transient SourcePosition position;

    JsonSyntaxException(String problem, SourcePosition position) {
        super(problem + " at " + position);
        this.problem = problem;
        this.position = position;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }

    public SourcePosition position() {
        return position;
    }
}
