package dev.mayfly.policy.conditions;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `Null` behind a set operator.
final class NullWithQualifier implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        if (condition.plainOperator().equals("Null") && condition.quantifier() != Quantifier.NONE) {
            findings.suggestion(
                    "NULL_WITH_QUALIFIER",
                    "Avoid using the Null condition operator with the ForAllValues or ForAnyValue"
                            + " qualifiers because they always return a true or false"
                            + " respectively.",
                    condition.operatorPath());
        }
    }
}
