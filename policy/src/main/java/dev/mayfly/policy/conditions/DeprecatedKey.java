package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `aws:ARN`, the old name of `aws:PrincipalArn`.
final class DeprecatedKey implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        if (condition.hasKey("aws:ARN")) {
            findings.warning(
                    "DEPRECATED_GLOBAL_CONDITION_KEY",
                    "We recommend that you update aws:ARN to use the newer condition key"
                            + " aws:PrincipalArn.",
                    condition.keyPath());
            findings.rewrite(condition.keyPath(), "aws:PrincipalArn");
        }
    }
}
