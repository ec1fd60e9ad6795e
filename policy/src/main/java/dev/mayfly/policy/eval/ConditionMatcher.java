package dev.mayfly.policy.eval;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.index.IndexedList;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.IpAddress;
import dev.mayfly.policy.pattern.PolicyDate;
import dev.mayfly.policy.pattern.PolicyNumber;
import dev.mayfly.policy.pattern.Template;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Whether a request satisfies a condition.
///
/// Source: IAM User Guide, "Condition operators", "Multivalued context keys", "Single-valued vs.
/// multivalued context keys".
final class ConditionMatcher {
    private ConditionMatcher() {}

    static boolean matches(Condition condition, RequestContext context) {
        Optional<ContextValue> found = context.find(condition.key());
        if (condition.operator() instanceof ConditionOperator.Null) {
            return absence(condition, found);
        }
        if (found.isEmpty()) {
            return condition.ifExists() || whenMissing(condition);
        }
        return switch (found.get()) {
            case ContextValue.Single(String value) -> satisfies(value, condition, context);
            case ContextValue.Multi(List<String> values) when values.isEmpty() ->
                    condition.ifExists() || whenMissing(condition);
            case ContextValue.Multi(List<String> values) -> satisfies(values, condition, context);
        };
    }

    private static boolean absence(Condition condition, Optional<ContextValue> found) {
        boolean absent = found.isEmpty() || found.get().values().isEmpty();
        for (Operand operand : condition.operands()) {
            if (operand instanceof Operand.Absence(_, boolean wanted) && wanted == absent) {
                return true;
            }
        }
        return false;
    }

    private static boolean whenMissing(Condition condition) {
        return switch (condition.quantifier()) {
            case NONE -> condition.operator().negated();
            case ALL -> true;
            case ANY -> false;
        };
    }

    /// A key with several values needs a quantifier; without one the condition is not satisfied.
    private static boolean satisfies(
            List<String> values, Condition condition, RequestContext context) {
        return switch (condition.quantifier()) {
            case NONE -> false;
            case ALL -> {
                for (String value : values) {
                    if (!satisfies(value, condition, context)) {
                        yield false;
                    }
                }
                yield true;
            }
            case ANY -> {
                for (String value : values) {
                    if (satisfies(value, condition, context)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static boolean satisfies(String value, Condition condition, RequestContext context) {
        return anyOperand(value, condition, context) != condition.operator().negated();
    }

    private static boolean anyOperand(String value, Condition condition, RequestContext context) {
        ConditionOperator operator = condition.operator();
        List<Operand> operands = IndexedList.worthTrying(condition.operands(), value);
        return switch (operator) {
            case ConditionOperator.Text text -> text(text.form(), value, operands, context);
            case ConditionOperator.Numeric numeric -> number(numeric, value, operands);
            case ConditionOperator.Date date -> date(date, value, operands);
            case ConditionOperator.Bool _ -> flag(value, operands, context);
            case ConditionOperator.Binary _ -> bytes(value, operands);
            case ConditionOperator.IpRange _ -> address(value, operands);
            case ConditionOperator.Arn _ -> arn(value, operands, context);
            case ConditionOperator.Null _ -> false;
        };
    }

    private static boolean text(
            TextForm form, String value, List<Operand> operands, RequestContext context) {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) instanceof Operand.Text(_, Template template)) {
                boolean hit =
                        form == TextForm.IGNORING_CASE
                                ? ignoringCase(value, template, context)
                                : template.matches(value, context);
                if (hit) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean ignoringCase(String value, Template template, RequestContext context) {
        return template.resolve(context)
                .filter(glob -> glob.literalText().equalsIgnoreCase(value))
                .isPresent();
    }

    private static boolean number(
            ConditionOperator.Numeric operator, String value, List<Operand> operands) {
        Optional<BigDecimal> asked = PolicyNumber.parse(value);
        if (asked.isEmpty()) {
            return false;
        }
        for (Operand operand : operands) {
            if (operand instanceof Operand.Numeral(_, BigDecimal wanted)
                    && operator.order().holds(asked.get().compareTo(wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean date(
            ConditionOperator.Date operator, String value, List<Operand> operands) {
        Optional<Instant> asked = PolicyDate.parse(value);
        if (asked.isEmpty()) {
            return false;
        }
        for (Operand operand : operands) {
            if (operand instanceof Operand.Moment(_, Instant wanted)
                    && operator.order().holds(asked.get().compareTo(wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean flag(String value, List<Operand> operands, RequestContext context) {
        boolean truth = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        for (Operand operand : operands) {
            if (truth
                    && operand instanceof Operand.Flag(_, Template template)
                    && ignoringCase(value, template, context)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bytes(String value, List<Operand> operands) {
        try {
            ByteBuffer asked = ByteBuffer.wrap(Base64.getDecoder().decode(value));
            return operands.stream()
                    .anyMatch(operand ->
                            operand instanceof Operand.Bytes(_, ByteBuffer wanted)
                                    && wanted.equals(asked));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean address(String value, List<Operand> operands) {
        Optional<IpAddress> asked = IpAddress.parse(value);
        if (asked.isEmpty()) {
            return false;
        }
        for (Operand operand : operands) {
            if (operand instanceof Operand.Range(_, var network) && network.contains(asked.get())) {
                return true;
            }
        }
        return false;
    }

    private static boolean arn(String value, List<Operand> operands, RequestContext context) {
        ArnText asked = ArnText.of(value);
        for (Operand operand : operands) {
            if (operand instanceof Operand.Arn(_, var pattern)
                    && pattern.matchesCondition(asked, context)) {
                return true;
            }
        }
        return false;
    }
}
