package dev.mayfly.policy.automaton;

import java.util.function.BooleanSupplier;

/// What a search may still cost. Shared by all searches of one question; not thread-safe.
public final class Budget {
    /// Looking at sets that are there already costs little.
    private static final int LOOKS_PER_STATE = 32;

    private static final int STATES_PER_GLANCE_AT_THE_CLOCK = 128;

    private final BooleanSupplier outOfTime;
    private long looksLeft;
    private int untilGlance;

    /// @param states how many states may be visited; a state that is a large set counts for several
    /// @param outOfTime asked now and then; once true, the search ends
    public Budget(int states, BooleanSupplier outOfTime) {
        this.looksLeft = (long) states * LOOKS_PER_STATE;
        this.outOfTime = outOfTime;
    }

    /// Pays for one state.
    ///
    /// @throws OutOfBudgetException if nothing is left
    public void state(int size) {
        look(LOOKS_PER_STATE + size * 2);
        if (--untilGlance < 0) {
            untilGlance = STATES_PER_GLANCE_AT_THE_CLOCK;
            if (outOfTime.getAsBoolean()) {
                throw new OutOfBudgetException("the time limit was reached");
            }
        }
    }

    /// Pays for looking at sets of so many states.
    void look(int size) {
        looksLeft -= size;
        if (looksLeft < 0) {
            throw new OutOfBudgetException("the search needs more states than its budget allows");
        }
    }
}
