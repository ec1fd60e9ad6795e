package dev.mayfly.policy.exposure;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.findings.PolicyText;

/// Finds statements that are more open than they look. Stateless and thread-safe.
public final class ExposureChecks implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        policy.wellFormed().ifPresent(document -> check(policy, document, findings));
    }

    private static void check(PolicyText policy, PolicyDocument document, Findings findings) {
        Places places = new Places(policy);
        for (Statement statement : document.statements()) {
            OpenOnAbsence.of(policy.kind(), statement, places, findings);
            if (policy.kind().hasPrincipals()) {
                NotPrincipalAdvice.of(statement, places, findings);
                PublicPrincipal.of(document, statement, places, findings);
            }
        }
    }
}
