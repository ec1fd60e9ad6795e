package dev.mayfly.policy.exposure;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;

/// `NotPrincipal` in a Deny, which is seldom what its author thinks.
///
/// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
final class NotPrincipalAdvice {
    private NotPrincipalAdvice() {}

    static void of(Statement statement, Places places, Findings findings) {
        boolean negated =
                statement.effect() == Effect.DENY
                        && statement.principals().filter(element -> element.negated()).isPresent();
        if (negated) {
            findings.warning(
                    "MAYFLY_DENY_WITH_NOT_PRINCIPAL",
                    "`NotPrincipal` spares a role only when its session, the role and the account"
                            + " are all listed, and never a principal with a permissions boundary."
                            + " Deny `\"Principal\": \"*\"` under `ArnNotLike` on"
                            + " `aws:PrincipalArn` instead.",
                    places.principals(statement));
        }
    }
}
