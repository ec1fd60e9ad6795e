package dev.mayfly.policy.box;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import java.util.List;

/// The clause of one condition.
///
/// Source: the rules that `policy.eval` follows, "Condition operators" and "Multivalued context
/// keys" of the IAM User Guide.
final class ConditionClause {
    private ConditionClause() {}

    static Clause of(Condition condition, Knowledge knowledge) {
        Dimension dimension = new Dimension.Key(condition.key());
        return switch (condition.operator()) {
            case ConditionOperator.Null _ -> absence(condition, dimension);
            case ConditionOperator.Text _, ConditionOperator.Bool _, ConditionOperator.Arn _ ->
                    texts(condition, dimension, knowledge);
            case ConditionOperator.Numeric _,
                    ConditionOperator.Date _,
                    ConditionOperator.Binary _,
                    ConditionOperator.IpRange _ ->
                    clause(
                            condition,
                            dimension,
                            Values.of(Typed.of(condition, true)),
                            Values.of(Typed.of(condition, false)));
        };
    }

    private static Clause absence(Condition condition, Dimension dimension) {
        boolean whenAbsent = asks(condition, true);
        boolean whenPresent = asks(condition, false);
        return new Clause(
                dimension, presence(whenAbsent, whenPresent), presence(!whenAbsent, !whenPresent));
    }

    private static boolean asks(Condition condition, boolean absent) {
        return condition.operands().stream()
                .anyMatch(operand ->
                        operand instanceof Operand.Absence(_, boolean wanted) && wanted == absent);
    }

    private static Region presence(boolean absent, boolean present) {
        Values values = present ? Values.ANYTHING : Values.NOTHING;
        return new Region(absent, values, values, List.of());
    }

    private static Clause texts(Condition condition, Dimension dimension, Knowledge knowledge) {
        Texts texts = OperandTexts.of(condition, knowledge);
        Values matching = Values.within(texts.atMost());
        Values other = Values.outside(texts.atLeast());
        boolean negated = condition.operator().negated();
        return clause(condition, dimension, negated ? other : matching, negated ? matching : other);
    }

    /// @param satisfying the single values that satisfy the operator
    private static Clause clause(
            Condition condition, Dimension dimension, Values satisfying, Values failing) {
        boolean absent = condition.ifExists() || whenMissing(condition);
        Region holds =
                switch (condition.quantifier()) {
                    case NONE -> new Region(absent, satisfying, Values.NOTHING, List.of());
                    case ALL -> new Region(absent, satisfying, satisfying, List.of());
                    case ANY ->
                            new Region(absent, satisfying, Values.ANYTHING, List.of(satisfying));
                };
        Region fails =
                switch (condition.quantifier()) {
                    case NONE -> new Region(!absent, failing, Values.ANYTHING, List.of());
                    case ALL -> new Region(!absent, failing, Values.ANYTHING, List.of(failing));
                    case ANY -> new Region(!absent, failing, failing, List.of());
                };
        return new Clause(dimension, holds, fails);
    }

    private static boolean whenMissing(Condition condition) {
        return switch (condition.quantifier()) {
            case NONE -> condition.operator().negated();
            case ALL -> true;
            case ANY -> false;
        };
    }
}
