package dev.mayfly.policy.delegation;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Principal;
import java.util.List;

/// Roles and users named by their unique ids, which is what IAM shows of those that were deleted.
final class UniqueIdPrincipal implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Principal", "NotPrincipal")) {
                statement.principals(element).forEach(principal -> check(principal, findings));
            }
        }
    }

    private static void check(Principal principal, Findings findings) {
        String text = principal.text();
        if (!principal.type().equals("AWS") || text.indexOf(':') >= 0) {
            return;
        }
        if (text.startsWith("AROA")) {
            findings.warning(
                    "INVALID_ROLE_REFERENCE",
                    "The Principal element includes the IAM role ID "
                            + text
                            + ". We recommend that you use a role ARN instead.",
                    principal.value().path());
        } else if (text.startsWith("AIDA")) {
            findings.warning(
                    "INVALID_USER_REFERENCE",
                    "The Principal element includes the IAM user ID "
                            + text
                            + ". We recommend that you use a user ARN instead.",
                    principal.value().path());
        }
    }
}
