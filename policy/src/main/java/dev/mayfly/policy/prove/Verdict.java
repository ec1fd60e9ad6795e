package dev.mayfly.policy.prove;

import dev.mayfly.policy.Statement;
import java.util.List;

/// What the evaluator says of a request that may contradict a claim.
sealed interface Verdict {
    /// It does.
    record Contradicts() implements Verdict {}

    /// It does not, because this statement matches it: look where the statement does not match.
    record Blocked(Statement by) implements Verdict {}

    /// It does not, because one of these statements would have to match too: look where they do.
    record Lacks(List<Statement> oneOf) implements Verdict {
        public Lacks {
            oneOf = List.copyOf(oneOf);
        }
    }

    /// It does not, although the box said so: the box was larger than the truth.
    record Unconfirmed(String reason) implements Verdict {}
}
