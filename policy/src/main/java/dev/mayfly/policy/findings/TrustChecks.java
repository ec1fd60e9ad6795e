package dev.mayfly.policy.findings;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Role trust policies: actions that fit neither the principals nor the conditions.
///
/// Source: IAM User Guide, "IAM policy validation check reference".
final class TrustChecks {
    private static final String ROLES_ANYWHERE = "rolesanywhere.amazonaws.com";
    private static final List<String> ROLES_ANYWHERE_ACTIONS =
            List.of("sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession");

    /// Keys, up to a tag's name, that only a further action lets a caller set.
    private static final Map<String, String> ACTION_OF_KEY =
            Map.of(
                    "sts:sourceidentity", "sts:SetSourceIdentity",
                    "sts:transitivetagkeys", "sts:TagSession",
                    "aws:requesttag", "sts:TagSession",
                    "aws:tagkeys", "sts:TagSession");

    private final Findings findings;

    private TrustChecks(Findings findings) {
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        if (policy.kind() != PolicyKind.TRUST) {
            return;
        }
        TrustChecks checks = new TrustChecks(findings);
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Resource", "NotResource")) {
                if (statement.has(element)) {
                    findings.error(
                            "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
                            "Role trust policies apply to the role that they are attached to. You"
                                    + " cannot specify a resource. Remove the Resource or NotResource"
                                    + " element.",
                            statement.path().key(element));
                }
            }
            if (statement.allows()) {
                checks.checkMismatch(statement);
                checks.checkConditions(statement);
            }
        }
        checks.checkRolesAnywhere(policy);
    }

    private void checkMismatch(StatementText statement) {
        List<Principal> principals = statement.principals("Principal");
        for (Value action : statement.values("Action")) {
            boolean suits = principals.stream().anyMatch(p -> suits(action.text(), p));
            if (!principals.isEmpty() && !suits) {
                findings.error(
                        "MISMATCHED_ACTION_FOR_PRINCIPAL",
                        "The "
                                + action.text()
                                + " action is invalid with the following principal(s): "
                                + principals.stream()
                                        .map(Principal::text)
                                        .collect(Collectors.joining(", "))
                                + ". Use a SAML provider principal with the sts:AssumeRoleWithSAML"
                                + " action or use an OIDC provider principal with the"
                                + " sts:AssumeRoleWithWebIdentity action. Ensure the provider is"
                                + " Federated if you use either of the two options.",
                        action.path());
            }
        }
    }

    /// Principals of unknown form suit every action: they have a finding of their own.
    private static boolean suits(String action, Principal principal) {
        boolean federated = principal.type().equals("Federated");
        boolean saml = principal.text().contains(":saml-provider/");
        boolean anyone = principal.text().equals("*");
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "sts:assumerole" -> !federated;
            case "sts:assumerolewithsaml" -> anyone || (federated && saml);
            case "sts:assumerolewithwebidentity" -> anyone || (federated && !saml);
            default -> true;
        };
    }

    private void checkConditions(StatementText statement) {
        for (ConditionText condition : statement.conditions()) {
            String key = condition.key().toLowerCase(Locale.ROOT);
            int slash = key.indexOf('/');
            String action = ACTION_OF_KEY.get(slash < 0 ? key : key.substring(0, slash));
            boolean absent =
                    condition.operator().map(op -> op.written().equals("Null")).orElse(true);
            if (action != null && !absent && !covers(statement, action)) {
                findings.error(
                        "MISSING_ACTION_FOR_CONDITION_KEY",
                        "The "
                                + action
                                + " action must be in the action block to allow setting values for"
                                + " the condition key "
                                + condition.key()
                                + ". Add "
                                + action
                                + " to the action block.",
                        condition.keyPath());
            }
        }
    }

    private void checkRolesAnywhere(PolicyText policy) {
        List<StatementText> statements =
                policy.statements().stream()
                        .filter(StatementText::allows)
                        .filter(TrustChecks::namesRolesAnywhere)
                        .toList();
        boolean all =
                ROLES_ANYWHERE_ACTIONS.stream()
                        .allMatch(action -> statements.stream().anyMatch(s -> covers(s, action)));
        if (!statements.isEmpty() && !all) {
            findings.error(
                    "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
                    "The rolesanywhere.amazonaws.com service principal requires the sts:AssumeRole,"
                            + " sts:SetSourceIdentity, and sts:TagSession permissions to assume a role."
                            + " Add the missing permissions to the policy.",
                    statements.getFirst().path().member("Action"));
        }
    }

    private static boolean namesRolesAnywhere(StatementText statement) {
        return statement.principals("Principal").stream()
                .anyMatch(p -> p.type().equals("Service") && p.text().equals(ROLES_ANYWHERE));
    }

    private static boolean covers(StatementText statement, String action) {
        String folded = action.toLowerCase(Locale.ROOT);
        return statement.has("NotAction")
                || statement.values("Action").stream()
                        .flatMap(value -> pattern(value.text()).stream())
                        .anyMatch(pattern -> pattern.matches(folded, folded.indexOf(':')));
    }

    private static Optional<ActionPattern> pattern(String text) {
        try {
            return Optional.of(ActionPattern.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
