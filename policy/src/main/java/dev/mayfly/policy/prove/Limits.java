package dev.mayfly.policy.prove;

import java.util.function.BooleanSupplier;

/// How much work one question may cost before the answer is [Proof.Unknown].
///
/// @param states how many states of automata may be visited, over all searches of the question
/// @param outOfTime asked now and then; once true, the search ends. The caller holds the clock
public record Limits(int states, BooleanSupplier outOfTime) {
    /// Enough for every policy we have seen, well under two seconds and 100 MB.
    public static final int USUAL_STATES = 200_000;

    public Limits {
        if (states <= 0) {
            throw new IllegalArgumentException("a search needs states");
        }
    }

    /// The usual number of states, without a time limit.
    public static Limits usual() {
        return until(() -> false);
    }

    /// The usual number of states, and a deadline that the caller watches.
    public static Limits until(BooleanSupplier outOfTime) {
        return new Limits(USUAL_STATES, outOfTime);
    }
}
