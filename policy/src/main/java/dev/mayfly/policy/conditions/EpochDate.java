package dev.mayfly.policy.conditions;

import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.pattern.PolicyNumber;

/// Dates as seconds since 1970, which nobody can read.
final class EpochDate implements EachCondition {
    /// Fewer digits are a year.
    private static final int YEAR_DIGITS = 4;

    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        boolean date =
                condition.operator().filter(ConditionOperator.Date.class::isInstance).isPresent();
        if (!date) {
            return;
        }
        condition.values().stream()
                .filter(value -> value.text().length() > YEAR_DIGITS)
                .filter(value -> PolicyNumber.parse(value.text()).isPresent())
                .forEach(value ->
                        findings.warning(
                                "INVALID_DATE_VALUE",
                                "The date "
                                        + value.text()
                                        + " might not resolve as expected. We recommend that you"
                                        + " use the YYYY-MM-DD format.",
                                value.path()));
    }
}
