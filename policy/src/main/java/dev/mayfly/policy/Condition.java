package dev.mayfly.policy;

import dev.mayfly.policy.json.SourcePosition;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.List;

/// One key of one operator in a statement's `Condition`: a clause that the request satisfies or
/// not.
///
/// @param ifExists whether the operator carries `IfExists`: a missing key then satisfies it
/// @param operands at least one; any of them may match
public record Condition(
        Quantifier quantifier,
        ConditionOperator operator,
        boolean ifExists,
        ContextKey key,
        List<Operand> operands,
        SourcePosition position) {
    public Condition {
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("a condition has at least one value");
        }
        operands = List.copyOf(operands);
    }

    /// How many of the request's values must satisfy the operator.
    public enum Quantifier {
        /// None written: the key has one value.
        NONE(""),
        ALL("ForAllValues:"),
        ANY("ForAnyValue:");

        private final String written;

        Quantifier(String written) {
            this.written = written;
        }

        /// As the language spells it.
        public String written() {
            return written;
        }
    }

    /// The operator with prefix and suffix, `ForAnyValue:StringLikeIfExists`.
    public String operatorName() {
        return quantifier.written() + operator.written() + (ifExists ? "IfExists" : "");
    }

    /// The values as they are written.
    public List<String> values() {
        return operands.stream().map(Operand::source).toList();
    }
}
