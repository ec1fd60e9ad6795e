package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.pattern.ArnText;
import java.util.List;
import java.util.Optional;

/// Sessions of a role that is trusted itself.
final class RedundantPrincipals implements Check {
    private static final String SESSION = "assumed-role/";

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() != PolicyKind.TRUST) {
            return;
        }
        for (StatementText statement : policy.statements()) {
            List<Principal> principals = statement.principals("Principal");
            for (Principal principal : principals) {
                parent(principal.text(), principals)
                        .ifPresent(role -> {
                            findings.suggestion(
                                    "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
                                    "The assumed-role principal "
                                            + principal.text()
                                            + " is redundant with its parent role "
                                            + role
                                            + ". Remove the assumed-role principal.",
                                    principal.value().path());
                            findings.removal(
                                    "remove `" + principal.text() + "`", principal.value().path());
                        });
            }
        }
    }

    private static Optional<String> parent(String session, List<Principal> principals) {
        ArnText arn = ArnText.of(session);
        if (!arn.isArn() || !arn.segment(5).startsWith(SESSION)) {
            return Optional.empty();
        }
        String rest = arn.segment(5).substring(SESSION.length());
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash);
        return principals.stream()
                .map(Principal::text)
                .filter(text -> isRole(ArnText.of(text), arn.segment(4), name))
                .findFirst();
    }

    private static boolean isRole(ArnText arn, String account, String name) {
        return arn.isArn()
                && arn.segment(4).equals(account)
                && arn.segment(5).startsWith("role/")
                && arn.segment(5).endsWith("/" + name);
    }
}
