package dev.mayfly.policy.eval;

import dev.mayfly.policy.Condition;
import java.util.List;

/// What became of one statement in one request.
public sealed interface StatementOutcome {
    /// Every clause matched.
    record Matched() implements StatementOutcome {}

    /// A clause failed.
    ///
    /// @param first the first clause that failed
    record Failed(Clause first) implements StatementOutcome {}

    default boolean matched() {
        return this instanceof Matched;
    }

    /// One thing that a statement asks of a request.
    sealed interface Clause {
        /// What the statement wants, as it is written; any of these.
        List<String> wanted();

        record Principals(boolean negated, List<String> wanted) implements Clause {}

        record Actions(boolean negated, List<String> wanted) implements Clause {}

        record Resources(boolean negated, List<String> wanted) implements Clause {}

        record Key(Condition condition) implements Clause {
            @Override
            public List<String> wanted() {
                return condition.values();
            }
        }
    }
}
