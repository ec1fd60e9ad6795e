package dev.mayfly.policy;

import java.util.List;
import java.util.Optional;

/// What a condition compares, without its prefix (`ForAllValues:`) and suffix (`IfExists`).
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
public sealed interface ConditionOperator {
    /// The word in the policy, such as `StringNotLike`.
    String written();

    /// The operator of a name without prefix and suffix; case matters.
    static Optional<ConditionOperator> of(String written) {
        return OperatorNames.find(written);
    }

    /// All names, in order.
    static List<String> names() {
        return OperatorNames.all();
    }

    /// Whether it is true when no value matches, and so also when the key is missing.
    boolean negated();

    /// How texts are compared.
    enum TextForm {
        EXACT,
        IGNORING_CASE,
        LIKE
    }

    /// How numbers and dates are compared.
    enum Order {
        EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST;

        /// Whether `compared`, the sign of request value minus policy value, satisfies it.
        public boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case GREATER -> compared > 0;
                case AT_LEAST -> compared >= 0;
            };
        }
    }

    record Text(String written, TextForm form, boolean negated) implements ConditionOperator {}

    record Numeric(String written, Order order, boolean negated) implements ConditionOperator {}

    record Date(String written, Order order, boolean negated) implements ConditionOperator {}

    record Bool(String written, boolean negated) implements ConditionOperator {}

    record Binary(String written, boolean negated) implements ConditionOperator {}

    record IpRange(String written, boolean negated) implements ConditionOperator {}

    /// `ArnEquals` and `ArnLike`, which behave alike.
    record Arn(String written, boolean negated) implements ConditionOperator {}

    /// Whether a key is absent.
    record Null(String written, boolean negated) implements ConditionOperator {}
}
