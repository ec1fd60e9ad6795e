package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `aws:VpcSourceIp` alone: any network may use the same private addresses.
///
/// AWS names no other pair.
final class PairedKeys implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        boolean alone =
                statement.allows()
                        && condition.hasKey("aws:VpcSourceIp")
                        && statement.conditions().stream()
                                .noneMatch(other ->
                                        other.hasKey("aws:SourceVpc")
                                                || other.hasKey("aws:SourceVpce"));
        if (alone) {
            findings.security(
                    "MISSING_PAIRED_CONDITION_KEYS",
                    "Using the condition key aws:VpcSourceIp can be overly permissive without also"
                            + " using the following condition keys: aws:SourceVpc. Condition keys"
                            + " like this one are more secure when paired with a related key. We"
                            + " recommend that you add the related condition keys to the same"
                            + " condition block.",
                    condition.keyPath());
        }
    }
}
