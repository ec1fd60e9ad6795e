package dev.mayfly.policy.findings;

import dev.mayfly.policy.catalogue.Spelling;
import java.util.List;
import java.util.Set;

/// Which elements a statement has and has not, and its effect.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language" and "IAM policy validation
/// check reference".
final class StatementChecks {
    private static final Set<String> ELEMENTS =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");
    private static final List<String> EFFECTS = List.of("Allow", "Deny");

    private StatementChecks() {}

    static void check(PolicyText policy, Findings findings) {
        for (StatementText statement : policy.statements()) {
            for (String name : statement.json().members().keySet()) {
                if (!ELEMENTS.contains(name)) {
                    ElementNames.invalid(name, statement.path(), ELEMENTS, findings);
                }
            }
            checkEffect(statement, findings);
            checkMissing(policy, statement, findings);
            for (String element : List.of("Action", "Principal", "Resource")) {
                checkBoth(statement, element, "Not" + element, findings);
            }
        }
    }

    private static void checkEffect(StatementText statement, Findings findings) {
        if (!statement.has("Effect")) {
            findings.error(
                    "MISSING_EFFECT",
                    "Add an Effect element to the policy statement with a value of Allow or Deny.",
                    statement.path());
        }
        JsonType.check(statement.json(), "Effect", statement.path(), findings);
        statement
                .effect()
                .filter(effect -> !EFFECTS.contains(effect))
                .ifPresent(effect -> {
                    Path path = statement.path().member("Effect");
                    findings.error(
                            "INVALID_EFFECT",
                            "The effect " + effect + " is not valid. Use Allow or Deny.",
                            path);
                    List<String> near = Spelling.nearest(effect.strip(), EFFECTS);
                    if (near.size() == 1) {
                        findings.fix(
                                "write `" + near.getFirst() + "`",
                                path,
                                JsonString.of(near.getFirst()));
                    }
                });
    }

    private static void checkMissing(
            PolicyText policy, StatementText statement, Findings findings) {
        if (!statement.has("Action") && !statement.has("NotAction")) {
            findings.error(
                    "MISSING_ACTION",
                    "Add an Action or NotAction element to the policy statement.",
                    statement.path());
        }
        if (needsResource(policy) && !statement.has("Resource") && !statement.has("NotResource")) {
            findings.error(
                    "MISSING_RESOURCE",
                    "Add a Resource or NotResource element to the policy statement.",
                    statement.path());
        }
        boolean principal = statement.has("Principal") || statement.has("NotPrincipal");
        if (policy.kind().hasPrincipals() && !principal) {
            findings.error(
                    "MISSING_PRINCIPAL",
                    "Add a Principal element to the policy statement.",
                    statement.path());
        }
    }

    /// Some services take resource policies without resources; of those that can be named, none.
    private static boolean needsResource(PolicyText policy) {
        return switch (policy.kind()) {
            case TRUST -> false;
            case RESOURCE -> policy.target().resource().isPresent();
            case IDENTITY, SESSION, BOUNDARY, SERVICE_CONTROL, RESOURCE_CONTROL -> true;
        };
    }

    private static void checkBoth(
            StatementText statement, String element, String negated, Findings findings) {
        if (statement.has(element) && statement.has(negated)) {
            findings.error(
                    "UNSUPPORTED_ELEMENT_COMBINATION",
                    "The policy elements "
                            + element
                            + " and "
                            + negated
                            + " can not be used in the same statement. Remove one of these"
                            + " elements.",
                    statement.path().key(element),
                    statement.path().key(negated));
        }
    }
}
