package dev.mayfly.policy;

import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.index.IndexedList;
import dev.mayfly.policy.json.SourcePosition;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Template;
import java.util.List;
import java.util.Optional;

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
        operands = IndexedList.copyOf(operands);
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

    /// The same condition, ready to look a value up among many operands.
    Condition indexed() {
        List<Operand> indexed = IndexedList.of(operands, this::required);
        return new Condition(quantifier, operator, ifExists, key, indexed, position);
    }

    /// Texts of which each stands in any value that matches the operand; empty when that is not
    /// known.
    Optional<List<String>> required(Operand operand) {
        boolean exact =
                !(operator instanceof ConditionOperator.Text(_, TextForm form, _))
                        || form != TextForm.IGNORING_CASE;
        return switch (operand) {
            case Operand.Text(_, Template template) when exact ->
                    Optional.of(template.requiredTexts());
            case Operand.Arn(_, ArnPattern pattern) -> Optional.of(pattern.requiredTexts());
            default -> Optional.empty();
        };
    }

    /// The values as they are written.
    public List<String> values() {
        return operands.stream().map(Operand::source).toList();
    }
}
