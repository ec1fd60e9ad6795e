package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.catalogue.Spelling;
import dev.mayfly.policy.findings.StatementText.Item;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.json.Json;
import java.util.List;
import java.util.Map;

/// `Principal` and `NotPrincipal`: their form, and whom a kind of policies can name.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal" and "IAM policy validation check
/// reference".
final class PrincipalChecks {
    private static final List<String> TYPES =
            List.of("AWS", "CanonicalUser", "Federated", "Service");

    private final PolicyText policy;
    private final Findings findings;

    private PrincipalChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        PrincipalChecks checks = new PrincipalChecks(policy, findings);
        for (StatementText statement : policy.statements()) {
            for (String element : List.of("Principal", "NotPrincipal")) {
                statement
                        .element(element)
                        .ifPresent(written -> checks.checkElement(statement, element, written));
            }
        }
    }

    private void checkElement(StatementText statement, String element, Item written) {
        Path key = statement.path().key(element);
        switch (policy.kind()) {
            case IDENTITY, SESSION, BOUNDARY ->
                    findings.error(
                            "UNSUPPORTED_PRINCIPAL",
                            "The policy type IDENTITY_POLICY does not support the Principal"
                                    + " element. Remove the Principal element.",
                            key);
            case SERVICE_CONTROL ->
                    findings.error(
                            "SCP_SYNTAX_ERROR_PRINCIPAL",
                            "SCPs do not support specifying principals. Remove the Principal or"
                                    + " NotPrincipal element.",
                            key);
            case TRUST, RESOURCE, RESOURCE_CONTROL -> {
                if (element.equals("NotPrincipal") && policy.kind() == PolicyKind.TRUST) {
                    findings.error(
                            "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
                            "Role trust policies do not support NotPrincipal. Update the policy to"
                                    + " use a Principal element instead.",
                            key);
                }
                checkForm(written);
                statement.principals(element).forEach(this::checkPrincipal);
            }
        }
    }

    private void checkForm(Item written) {
        if (!(written.json() instanceof Json.Obj(Map<String, Json> types, _))) {
            boolean anyone = written.json() instanceof Json.Str(String text, _) && text.equals("*");
            if (!anyone) {
                findings.error(
                        "INVALID_PRINCIPAL_FORMAT",
                        "The Principal element contents are not valid. Specify a key-value pair in"
                                + " the Principal element.",
                        written.path());
            } else if (policy.kind() == PolicyKind.TRUST) {
                findings.error(
                        "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                        "\"Principal:\" \"*\" is not supported in the principal element of a role"
                                + " trust policy. Replace the wildcard with a valid principal value.",
                        written.path());
            }
            return;
        }
        types.forEach((type, entries) -> {
            if (!TYPES.contains(type)) {
                invalidType(type, written.path().key(type));
            }
            JsonType.checkTexts(new Item(entries, written.path().member(type)), findings);
        });
    }

    private void invalidType(String type, Path key) {
        List<String> near = Spelling.nearest(type, TYPES);
        findings.error(
                "INVALID_PRINCIPAL_KEY", "The principal key " + type + " is not valid.", key);
        if (near.size() == 1) {
            findings.fix("write `" + near.getFirst() + "`", key, JsonString.of(near.getFirst()));
        }
    }

    private void checkPrincipal(Principal principal) {
        if (principal.type().equals("*") || !TYPES.contains(principal.type())) {
            return;
        }
        Path path = principal.value().path();
        boolean known = PrincipalPattern.of(principal.type(), principal.text()).isPresent();
        if (!known && Wildcards.in(principal.text())) {
            findings.error(
                    "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                    "Wildcards (*, ?) are not supported with the principal key "
                            + principal.type()
                            + ". Replace the wildcard with a valid principal value.",
                    path);
        } else if (!known) {
            invalid(principal, path);
        }
        if (principal.type().equals("Federated") && policy.kind() != PolicyKind.TRUST) {
            findings.error(
                    "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
                    "The policy type does not support a federated identity provider in the"
                            + " principal element. Use a supported principal.",
                    path);
        }
    }

    private void invalid(Principal principal, Path path) {
        switch (principal.type()) {
            case "Federated" ->
                    findings.error(
                            "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
                            "The principal value specifies a federated principal that does not"
                                    + " match the expected format. Update the federated principal"
                                    + " to a domain name or a SAML metadata ARN.",
                            path);
            case "Service" -> {
                findings.error(
                        "INVALID_SERVICE_PRINCIPAL_FORMAT",
                        "The service principal does not match the expected format. Use the format"
                                + " service-name.amazonaws.com.",
                        path);
            }
            default ->
                    findings.error(
                            "INVALID_PRINCIPAL_FORMAT",
                            "The Principal element contents are not valid. `"
                                    + principal.text()
                                    + "` is no "
                                    + principal.type()
                                    + " principal.",
                            path);
        }
    }
}
