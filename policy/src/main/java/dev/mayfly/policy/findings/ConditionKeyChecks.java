package dev.mayfly.policy.findings;

import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import dev.mayfly.policy.findings.StatementText.Principal;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The keys of conditions: whether they exist, and whether the request can carry them.
///
/// Keys of identity providers (`idp.example.com:sub`) are whatever their tokens make of them, and
/// not judged here. Source: IAM User Guide, "IAM policy validation check reference".
final class ConditionKeyChecks {
    /// As many keys that do not exist are looked up.
    private static final int MAX_LOOKED_UP = 40;

    /// What tells of the caller's organization and tags; a service has none.
    private static final Set<String> NOT_FOR_SERVICES =
            Set.of("aws:principalorgid", "aws:principalorgpaths");

    private final PolicyText policy;
    private final Findings findings;
    private int lookedUp;

    private ConditionKeyChecks(PolicyText policy, Findings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    static void check(PolicyText policy, Findings findings) {
        ConditionKeyChecks checks = new ConditionKeyChecks(policy, findings);
        for (StatementText statement : policy.statements()) {
            for (ConditionText condition : statement.conditions()) {
                checks.checkKey(statement, condition);
            }
        }
    }

    private void checkKey(StatementText statement, ConditionText condition) {
        String key = condition.key();
        int colon = key.indexOf(':');
        if (colon <= 0 || colon == key.length() - 1) {
            return;
        }
        Optional<ConditionKeyFacts> facts = policy.catalogue().anyKey(key);
        if (facts.isEmpty()) {
            checkUnknown(condition, key.substring(0, colon));
        } else {
            checkQualifier(condition, facts.get());
            checkActions(statement, condition, facts.get());
            checkServicePrincipals(statement, condition);
        }
    }

    private void checkUnknown(ConditionText condition, String prefix) {
        String key = condition.key();
        Optional<String> family = tagFamily(key);
        if (key.equalsIgnoreCase("aws:ARN")) {
            findings.error(
                    "UNSUPPORTED_GLOBAL_CONDITION_KEY",
                    "The condition key aws:ARN is not supported. Use aws:PrincipalArn or"
                            + " aws:SourceArn instead.",
                    condition.keyPath());
        } else if (family.isPresent()) {
            findings.error(
                    "MISSING_TAG_KEY_IN_CONDITION",
                    "The condition key "
                            + family.get()
                            + " must include a tag key to control access based on tags. Use the"
                            + " format "
                            + family.get()
                            + "tag-key and specify a key name for tag-key.",
                    condition.keyPath());
        } else if (prefix.equalsIgnoreCase("aws")) {
            findings.error(
                    "INVALID_GLOBAL_CONDITION_KEY",
                    "The condition key " + key + " does not exist. Use a valid condition key.",
                    condition.keyPath());
            offer(condition);
        } else if (policy.catalogue().service(prefix).isPresent()) {
            findings.error(
                    "INVALID_SERVICE_CONDITION_KEY",
                    "The condition key "
                            + key
                            + " does not exist in the service "
                            + prefix
                            + ". Use a valid condition key.",
                    condition.keyPath());
            offer(condition);
        } else if (!ofProvider(prefix) && !policy.catalogue().knowsKeyPrefix(prefix)) {
            findings.error(
                    "INVALID_SERVICE",
                    "The service " + prefix + " does not exist. Use a valid service name.",
                    condition.keyPath());
        }
    }

    /// A family of keys that was written without the tag's name.
    private Optional<String> tagFamily(String key) {
        String start = key.endsWith("/") ? key : key + "/";
        return policy.catalogue()
                .anyKey(start + "x")
                .map(ConditionKeyFacts::name)
                .filter(name -> name.endsWith("/${TagKey}") || name.endsWith("/${key}"))
                .map(name -> name.substring(0, name.indexOf("${")))
                .filter(name -> name.equalsIgnoreCase(start));
    }

    private static boolean ofProvider(String prefix) {
        return prefix.indexOf('.') >= 0 || prefix.indexOf('/') >= 0;
    }

    private void offer(ConditionText condition) {
        List<String> near =
                lookedUp++ < MAX_LOOKED_UP
                        ? policy.catalogue().keysNear(condition.key())
                        : List.of();
        if (near.size() == 1 && !near.getFirst().contains("${")) {
            findings.rewrite(condition.keyPath(), near.getFirst());
        }
    }

    private void checkQualifier(ConditionText condition, ConditionKeyFacts facts) {
        boolean asksPresence =
                condition.operator().map(ConditionOperator.Null.class::isInstance).orElse(true);
        if (facts.multivalued() && !asksPresence && condition.quantifier() == Quantifier.NONE) {
            findings.error(
                    "MISSING_QUALIFIER",
                    "The request context key "
                            + condition.key()
                            + " has multiple values. Use the ForAllValues or ForAnyValue condition"
                            + " key qualifiers in your policy.",
                    condition.operatorPath());
        }
    }

    /// Actions with wildcards are not asked, nor are trust policies, whose claims AWS does not list
    /// for `sts:TagSession` and its like.
    private void checkActions(
            StatementText statement, ConditionText condition, ConditionKeyFacts facts) {
        String prefix = facts.name().substring(0, facts.name().indexOf(':'));
        boolean global =
                policy.catalogue().globalKey(condition.key()).isPresent()
                        || policy.catalogue().service(prefix).isEmpty();
        if (global || policy.kind() == PolicyKind.TRUST) {
            return;
        }
        List<String> without =
                statement.values("Action").stream()
                        .map(Value::text)
                        .filter(action -> lacks(action, facts))
                        .toList();
        if (!without.isEmpty()) {
            findings.error(
                    "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
                    "The following actions: "
                            + String.join(", ", without)
                            + " are not supported by the condition key "
                            + condition.key()
                            + ". The condition will not be evaluated for these actions. We"
                            + " recommend that you move these actions to a different statement"
                            + " without this condition key.",
                    condition.keyPath());
        }
    }

    private boolean lacks(String action, ConditionKeyFacts key) {
        Optional<ActionFacts> facts =
                Wildcards.in(action) ? Optional.empty() : policy.catalogue().action(action);
        return facts.isPresent()
                && !names(facts.get().keys(), key)
                && facts.get().resources().stream()
                        .noneMatch(support ->
                                names(support.keys(), key)
                                        || names(support.resource().keys(), key));
    }

    private static boolean names(List<ConditionKeyFacts> keys, ConditionKeyFacts key) {
        return keys.stream().anyMatch(one -> one.name().equalsIgnoreCase(key.name()));
    }

    private void checkServicePrincipals(StatementText statement, ConditionText condition) {
        List<Principal> principals = statement.principals("Principal");
        boolean services =
                !principals.isEmpty()
                        && principals.stream().allMatch(p -> p.type().equals("Service"));
        boolean required =
                !condition.ifExists()
                        && condition
                                .operator()
                                .map(op -> !op.negated() && !op.written().equals("Null"))
                                .orElse(false);
        if (services
                && required
                && statement.allows()
                && NOT_FOR_SERVICES.contains(condition.key().toLowerCase(Locale.ROOT))) {
            findings.error(
                    "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
                    "The following condition keys are not supported when used with the service"
                            + " principal: "
                            + condition.key()
                            + ".",
                    condition.keyPath());
        }
    }
}
