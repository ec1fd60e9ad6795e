package dev.mayfly.policy.conditions;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `ForAllValues` in an Allow for a key that has one value: it only opens the door to requests
/// without the key.
final class SingleValuedForAll implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        boolean single =
                statement.allows()
                        && condition.quantifier() == Quantifier.ALL
                        && KnownKeys.find(policy.catalogue(), condition.key())
                                .filter(key -> !key.multivalued())
                                .isPresent();
        if (single) {
            findings.security(
                    "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
                    "Using ForAllValues qualifier with the single-valued condition key "
                            + condition.key()
                            + " can be overly permissive. We recommend that you remove"
                            + " ForAllValues:.",
                    condition.keyPath());
        }
    }
}
