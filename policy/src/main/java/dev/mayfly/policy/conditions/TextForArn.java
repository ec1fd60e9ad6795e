package dev.mayfly.policy.conditions;

import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import dev.mayfly.policy.catalogue.KeyType;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import java.util.Optional;
import java.util.Set;

/// `StringLike` for an ARN, whose star runs over the colons.
///
/// Not in AWS's reference of 2023; code and text as AWS answers for its managed policies (MAMIP,
/// 2026-03).
final class TextForArn implements EachCondition {
    private static final Set<String> LIKE = Set.of("StringLike", "StringNotLike");

    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        if (!LIKE.contains(condition.plainOperator())) {
            return;
        }
        Optional<ConditionKeyFacts> key = KnownKeys.find(policy.catalogue(), condition.key());
        if (key.filter(facts -> facts.type() == KeyType.ARN).isPresent()) {
            findings.security(
                    "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
                    "Use the operator type ARN instead of operator string for the condition key "
                            + condition.key()
                            + ".",
                    condition.keyPath());
        }
    }
}
