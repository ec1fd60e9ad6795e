package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;

/// `StringLike` with `*`, which asks no more than whether the key is there.
///
/// Not in AWS's reference of 2023; code and text as AWS answers for its managed policies (MAMIP,
/// 2026-03).
final class PresenceByStar implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                boolean like =
                        condition.plainOperator().equals("StringLike")
                                && condition.quantifier() == Quantifier.NONE
                                && !condition.ifExists();
                condition.values().stream()
                        .filter(value -> like && value.text().equals("*"))
                        .findFirst()
                        .ifPresent(star -> report(condition, star, findings));
            }
        }
    }

    private static void report(ConditionText condition, Value star, Findings findings) {
        findings.suggestion(
                "EQUIVALENT_TO_NULL_FALSE",
                "We recommend replacing the key "
                        + condition.key()
                        + " in the condition block of StringLike with {"
                        + condition.key()
                        + ": false} to ensure better enforcement of the condition.",
                star.path());
    }
}
