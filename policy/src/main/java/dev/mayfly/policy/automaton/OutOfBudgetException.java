package dev.mayfly.policy.automaton;

/// A search was given up because its [Budget] was used up.
public final class OutOfBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param reason for people
    public OutOfBudgetException(String reason) {
        super(reason);
    }
}
