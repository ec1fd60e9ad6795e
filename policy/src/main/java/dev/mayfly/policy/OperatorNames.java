package dev.mayfly.policy;

import dev.mayfly.policy.ConditionOperator.Order;
import dev.mayfly.policy.ConditionOperator.TextForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operators by name; names are written exactly so.
final class OperatorNames {
    private static final Map<String, ConditionOperator> ALL =
            Stream.of(
                            text("StringEquals", TextForm.EXACT, false),
                            text("StringNotEquals", TextForm.EXACT, true),
                            text("StringEqualsIgnoreCase", TextForm.IGNORING_CASE, false),
                            text("StringNotEqualsIgnoreCase", TextForm.IGNORING_CASE, true),
                            text("StringLike", TextForm.LIKE, false),
                            text("StringNotLike", TextForm.LIKE, true),
                            new ConditionOperator.Numeric("NumericEquals", Order.EQUAL, false),
                            new ConditionOperator.Numeric("NumericNotEquals", Order.EQUAL, true),
                            new ConditionOperator.Numeric("NumericLessThan", Order.LESS, false),
                            new ConditionOperator.Numeric(
                                    "NumericLessThanEquals", Order.AT_MOST, false),
                            new ConditionOperator.Numeric(
                                    "NumericGreaterThan", Order.GREATER, false),
                            new ConditionOperator.Numeric(
                                    "NumericGreaterThanEquals", Order.AT_LEAST, false),
                            new ConditionOperator.Date("DateEquals", Order.EQUAL, false),
                            new ConditionOperator.Date("DateNotEquals", Order.EQUAL, true),
                            new ConditionOperator.Date("DateLessThan", Order.LESS, false),
                            new ConditionOperator.Date("DateLessThanEquals", Order.AT_MOST, false),
                            new ConditionOperator.Date("DateGreaterThan", Order.GREATER, false),
                            new ConditionOperator.Date(
                                    "DateGreaterThanEquals", Order.AT_LEAST, false),
                            new ConditionOperator.Bool("Bool", false),
                            new ConditionOperator.Binary("BinaryEquals", false),
                            new ConditionOperator.IpRange("IpAddress", false),
                            new ConditionOperator.IpRange("NotIpAddress", true),
                            new ConditionOperator.Arn("ArnEquals", false),
                            new ConditionOperator.Arn("ArnLike", false),
                            new ConditionOperator.Arn("ArnNotEquals", true),
                            new ConditionOperator.Arn("ArnNotLike", true),
                            new ConditionOperator.Null("Null", false))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    ConditionOperator::written, Function.identity()));

    private OperatorNames() {}

    static Optional<ConditionOperator> find(String written) {
        return Optional.ofNullable(ALL.get(written));
    }

    static List<String> all() {
        return ALL.keySet().stream().sorted().toList();
    }

    private static ConditionOperator text(String written, TextForm form, boolean negated) {
        return new ConditionOperator.Text(written, form, negated);
    }
}
