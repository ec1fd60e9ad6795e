package dev.mayfly.policy.delegation;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import java.util.Locale;

/// The note that AWS makes on every `aud` of a trust policy, plain `StringEquals` included (seen by
/// several projects in 2026).
final class AudienceAdvice implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() != PolicyKind.TRUST) {
            return;
        }
        for (StatementText statement : policy.statements()) {
            statement.conditions().stream()
                    .filter(condition -> condition.key().toLowerCase(Locale.ROOT).endsWith(":aud"))
                    .map(ConditionText::keyPath)
                    .forEach(where ->
                            findings.suggestion(
                                    "CONFIRM_AUDIENCE_CLAIM_TYPE",
                                    "The 'aud' (audience) claim key identifies the recipients that"
                                            + " the JSON web token is intended for. Audience claims"
                                            + " can be multivalued or single-valued. If the claim"
                                            + " is multivalued, use a ForAllValues or ForAnyValue"
                                            + " qualifier. If the claim is single-valued, do not"
                                            + " use a qualifier.",
                                    where));
        }
    }
}
