package dev.mayfly.policy.delegation;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// OIDC providers that are trusted without any condition on their claims, and GitHub without one on
/// its subject.
final class OidcConditions implements Check {
    private static final String PROVIDER_PATH = ":oidc-provider/";
    private static final String GITHUB = "token.actions.githubusercontent.com";

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() == PolicyKind.TRUST) {
            policy.statements().stream()
                    .filter(StatementText::allows)
                    .forEach(statement -> check(statement, findings));
        }
    }

    private static void check(StatementText statement, Findings findings) {
        for (Principal principal : statement.principals("Principal")) {
            int at = principal.text().indexOf(PROVIDER_PATH);
            if (!principal.type().equals("Federated") || at < 0) {
                continue;
            }
            String issuer = principal.text().substring(at + PROVIDER_PATH.length());
            List<String> claims = claims(statement, issuer.toLowerCase(Locale.ROOT) + ":");
            if (claims.isEmpty()) {
                findings.security(
                        "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
                        "Using an Open ID Connect principal without a condition can be overly"
                                + " permissive. Add condition keys with a prefix that matches your"
                                + " federated OIDC principals to ensure that only the intended"
                                + " identity provider assumes the role.",
                        principal.value().path());
            }
            if (issuer.equals(GITHUB) && !claims.contains("sub")) {
                findings.security(
                        "MISSING_GITHUB_REPO_CONDITION_KEY",
                        "Granting a federated GitHub principal permissions without a condition key"
                                + " can allow more sources to assume the role than you intended."
                                + " Add the token.actions.githubusercontent.com:sub condition key"
                                + " and specify the branch and repository name in the value.",
                        principal.value().path());
            }
        }
    }

    private static List<String> claims(StatementText statement, String prefix) {
        List<String> claims = new ArrayList<>();
        statement
                .conditions()
                .forEach(condition -> {
                    String key = condition.key().toLowerCase(Locale.ROOT);
                    if (key.startsWith(prefix)) {
                        claims.add(key.substring(prefix.length()));
                    }
                });
        return claims;
    }
}
