package dev.mayfly.policy.delegation;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;

/// `NotPrincipal` in an Allow: everybody else, anonymous callers too.
final class AllowWithNotPrincipal implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            if (statement.allows() && statement.has("NotPrincipal")) {
                findings.security(
                        "ALLOW_WITH_NOT_PRINCIPAL",
                        "Using Allow with NotPrincipal can be overly permissive. We recommend that"
                                + " you use Principal instead.",
                        statement.path().key("NotPrincipal"));
            }
        }
    }
}
