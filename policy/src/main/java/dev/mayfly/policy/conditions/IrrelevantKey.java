package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.AttachedTo;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// A key that tells nothing in the policy of the very resource it is about.
///
/// AWS names `s3:ResourceAccount` for buckets and access points.
final class IrrelevantKey implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        if (condition.hasKey("s3:ResourceAccount")) {
            policy.target()
                    .resource()
                    .filter(type -> type.service().equals("s3"))
                    .ifPresent(type -> report(type, condition, findings));
        }
    }

    private static void report(AttachedTo type, ConditionText condition, Findings findings) {
        findings.suggestion(
                "IRRELEVANT_CONDITION_KEY_IN_POLICY",
                "The condition key "
                        + condition.key()
                        + " is not relevant for the "
                        + type.written()
                        + " policy. Use this key in an identity-based policy to govern access to"
                        + " this resource.",
                condition.keyPath());
    }
}
