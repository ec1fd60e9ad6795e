package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.Order;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import dev.mayfly.policy.pattern.PolicyNumber;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Bounds of which the widest alone says it all.
final class RedundantNumbers implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                condition
                        .operator()
                        .filter(ConditionOperator.Numeric.class::isInstance)
                        .map(operator -> ((ConditionOperator.Numeric) operator).order())
                        .filter(order -> order != Order.EQUAL)
                        .ifPresent(order -> check(condition, order, findings));
            }
        }
    }

    private static void check(ConditionText condition, Order order, Findings findings) {
        List<Value> values = condition.values();
        boolean upper = order == Order.LESS || order == Order.AT_MOST;
        Comparator<BigDecimal> widestLast =
                upper ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Optional<BigDecimal>> numbers =
                values.stream().map(value -> PolicyNumber.parse(value.text())).toList();
        if (values.size() < 2 || !numbers.stream().allMatch(Optional::isPresent)) {
            return;
        }
        BigDecimal widest =
                numbers.stream().map(Optional::orElseThrow).max(widestLast).orElseThrow();
        findings.suggestion(
                "REDUNDANT_CONDITION_VALUE_NUM",
                "Multiple values in "
                        + condition.operatorName()
                        + " are redundant. Replace with the "
                        + (upper ? "greatest" : "least")
                        + " single value for "
                        + condition.key()
                        + ".",
                condition.valuesPath());
        findings.rewrite(condition.valuesPath(), widest.toPlainString());
    }
}
