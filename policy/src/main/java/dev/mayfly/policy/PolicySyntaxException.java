package dev.mayfly.policy;

import dev.mayfly.policy.json.SourcePosition;

/// A policy text that is not a policy of its kind.
///
/// The message says what is wrong and where; [#wireText()] is what AWS answers in
/// `MalformedPolicyDocument`.
public final class PolicySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;
    private final String problem;
    private final String wireText;

    public PolicySyntaxException(String problem, String wireText, SourcePosition position) {
        super(problem + " at " + position);
        this.problem = problem;
        this.wireText = wireText;
        this.position = position;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }

    /// AWS's sentence for this class of mistake.
    public String wireText() {
        return wireText;
    }

    public SourcePosition position() {
        return position;
    }

    public int line() {
        return position.line();
    }

    public int column() {
        return position.column();
    }

    /// JSON pointer (RFC 6901) of the value in question.
    public String pointer() {
        return position.pointer();
    }
}
