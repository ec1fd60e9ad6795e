package dev.mayfly.policy.conditions;

import dev.mayfly.policy.ConditionOperator.Text;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `*` and `?` under an operator that takes them literally.
final class LiteralWildcard implements EachCondition {
    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        boolean literal =
                condition
                        .operator()
                        .filter(operator ->
                                operator instanceof Text text && text.form() != TextForm.LIKE)
                        .isPresent();
        if (literal && condition.values().stream().anyMatch(value -> wild(value.text()))) {
            findings.warning(
                    "WILDCARD_WITHOUT_LIKE_OPERATOR",
                    "Your condition value includes a * or ? character. If you meant to use a"
                            + " wildcard (*, ?), update the condition operator to include Like.",
                    condition.valuesPath());
        }
    }

    /// Not those escaped as variables.
    private static boolean wild(String text) {
        String rest = text.replace("${*}", "").replace("${?}", "");
        return rest.indexOf('*') >= 0 || rest.indexOf('?') >= 0;
    }
}
