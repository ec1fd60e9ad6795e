package dev.mayfly.policy.delegation;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Services that are allowed to act for whomever they like, strangers included: the confused
/// deputy.
///
/// AWS does not say which services it means. We speak of resource policies only, since a role is
/// assumed by services in one's own account, where AWS's own console writes no source.
final class ServicePrincipalSource implements Check {
    private static final Set<String> SOURCES =
            Set.of(
                    "aws:sourcearn",
                    "aws:sourceaccount",
                    "aws:sourceorgid",
                    "aws:sourceorgpaths",
                    "aws:sourceowner");

    /// Tells of the request too, but not on whose behalf.
    private static final Set<String> WEAKER = Set.of("aws:referer", "aws:principalorgid");

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() == PolicyKind.RESOURCE) {
            policy.statements().stream()
                    .filter(StatementText::allows)
                    .forEach(statement -> check(statement, findings));
        }
    }

    private static void check(StatementText statement, Findings findings) {
        List<Principal> services =
                statement.principals("Principal").stream()
                        .filter(principal -> principal.type().equals("Service"))
                        .toList();
        boolean sourced =
                statement.conditions().stream()
                        .anyMatch(condition -> SOURCES.contains(folded(condition)));
        if (services.isEmpty() || sourced) {
            return;
        }
        Optional<ConditionText> weaker =
                statement.conditions().stream()
                        .filter(condition -> WEAKER.contains(folded(condition)))
                        .findFirst();
        if (weaker.isPresent()) {
            String service = services.getFirst().text();
            int dot = service.indexOf('.');
            findings.suggestion(
                    "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
                    "To restrict access to the service principal "
                            + (dot < 0 ? service : service.substring(0, dot))
                            + " operating on your behalf, we recommend aws:SourceArn or"
                            + " aws:SourceAccount instead of "
                            + weaker.get().key()
                            + ".",
                    weaker.get().keyPath());
        } else {
            findings.security(
                    "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
                    "Granting access to a service principal without specifying a source is overly"
                            + " permissive. Use aws:SourceArn or aws:SourceAccount condition key"
                            + " and scope access to a specific source to grant fine-grained"
                            + " access.",
                    services.getFirst().value().path());
        }
    }

    private static String folded(ConditionText condition) {
        return condition.key().toLowerCase(Locale.ROOT);
    }
}
