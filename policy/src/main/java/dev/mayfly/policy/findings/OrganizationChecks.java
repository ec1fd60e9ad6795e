package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ServiceFacts;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.List;
import java.util.Locale;

/// What the policies of AWS Organizations can say.
///
/// Service control policies take the whole language since 2025-09-19, so that AWS's older findings
/// on them (conditions, resources and `NotAction` with Allow, `NotResource`, wildcards before the
/// end of an action) have nothing to say any more and are left out. Source: AWS Security Blog, "AWS
/// Organizations service control policy now supports full IAM language"; Organizations User Guide,
/// "RCP syntax"; IAM User Guide, "IAM policy validation check reference".
final class OrganizationChecks {
    private final PolicyText policy;
    private final Findings findings;

    private OrganizationChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        if (policy.kind() == PolicyKind.RESOURCE_CONTROL) {
            OrganizationChecks checks = new OrganizationChecks(policy, findings);
            policy.statements().forEach(checks::checkResourceControl);
        }
    }

    private void checkResourceControl(StatementText statement) {
        boolean others =
                statement.principals("Principal").stream()
                        .anyMatch(principal -> !isAnyone(principal));
        if (statement.has("NotPrincipal") || others) {
            findings.error(
                    "RCP_SYNTAX_ERROR_PRINCIPAL",
                    "The Principal element contents are not valid. RCPs only support specifying all"
                            + " principals (\"*\") in the Principal element. The NotPrincipal element"
                            + " is not supported for RCPs.",
                    statement
                            .path()
                            .key(statement.has("NotPrincipal") ? "NotPrincipal" : "Principal"));
        }
        if (statement.allows() && !allowsAll(statement)) {
            findings.error(
                    "RCP_SYNTAX_ERROR_ALLOW",
                    "RCPs only support specifying all principals (\"*\") in the Principal element,"
                            + " all resources (\"*\") in the Resource element, and no Condition element"
                            + " with an effect of Allow.",
                    statement.path().member("Effect"));
        }
        if (statement.has("NotAction")) {
            findings.error(
                    "RCP_SYNTAX_ERROR_NOTACTION",
                    "RCPs do not support the NotAction element. Update to use the Action element.",
                    statement.path().key("NotAction"));
        }
        if (!statement.allows()) {
            statement.values("Action").forEach(this::checkAction);
        }
    }

    private static boolean isAnyone(Principal principal) {
        return principal.text().equals("*")
                && (principal.type().equals("*") || principal.type().equals("AWS"));
    }

    private static boolean allowsAll(StatementText statement) {
        List<String> resources = statement.values("Resource").stream().map(Value::text).toList();
        return !statement.has("Condition")
                && statement.has("Principal")
                && resources.equals(List.of("*"));
    }

    /// `*` alone belongs to the policy that AWS attaches by itself.
    private void checkAction(Value action) {
        int colon = action.text().indexOf(':');
        boolean supported =
                colon > 0
                        && policy.catalogue()
                                .service(action.text().substring(0, colon).toLowerCase(Locale.ROOT))
                                .map(ServiceFacts::resourceControl)
                                .orElse(true);
        if (!supported) {
            findings.error(
                    "RCP_SYNTAX_ERROR_ACTION",
                    "RCPs only support specifying select service prefixes in the Action element.",
                    action.path());
        }
    }
}
