package dev.mayfly.policy.box;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;

/// A demand on one value that is no matter of text: to satisfy a numeric, date, address or binary
/// condition, or not to.
///
/// @param condition of a single value: without quantifier and `IfExists`
/// @param satisfied whether the value must satisfy the condition, or must not
record Typed(Condition condition, boolean satisfied) {
    static Typed of(Condition written, boolean satisfied) {
        return new Typed(
                new Condition(
                        Quantifier.NONE,
                        written.operator(),
                        false,
                        written.key(),
                        written.operands(),
                        written.position()),
                satisfied);
    }

    boolean holds(String value) {
        return SingleValue.satisfies(condition, value) == satisfied;
    }
}
