package dev.mayfly.policy.prove;

/// A question was given up because its [Limits] were reached.
public final class OutOfBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfBudgetException(String reason) {
        super(reason);
    }
}
