package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// A check that looks at one condition after the other.
interface EachCondition extends Check {
    @Override
    default void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            statement
                    .conditions()
                    .forEach(condition -> check(policy, statement, condition, findings));
        }
    }

    void check(
            PolicyText policy, StatementText statement, ConditionText condition, Findings findings);
}
