package dev.mayfly.policy.conditions;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.catalogue.ConditionKeyFacts;
import dev.mayfly.policy.findings.ConditionText;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.StatementText;
import dev.mayfly.policy.findings.StatementText.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A condition on the resource's tags for actions whose requests never tell them.
///
/// A pattern is reported when none of the actions it matches tells tags, so that `ec2:*` is not.
final class TagKeySupport implements EachCondition {
    private static final String KEY = "aws:resourcetag/";

    @Override
    public void check(
            PolicyText policy,
            StatementText statement,
            ConditionText condition,
            Findings findings) {
        boolean asks =
                condition.key().toLowerCase(Locale.ROOT).startsWith(KEY)
                        && !condition.ifExists()
                        && !condition.plainOperator().equals("Null")
                        && condition.operator().filter(op -> !op.negated()).isPresent();
        boolean decides = statement.allows() || statement.denies();
        if (!asks || !decides) {
            return;
        }
        if (statement.has("NotAction")) {
            notAction(statement, condition, findings);
            return;
        }
        Set<String> services = new LinkedHashSet<>();
        List<Path> places = new ArrayList<>();
        for (Value action : statement.values("Action")) {
            pattern(action.text())
                    .filter(pattern -> untold(pattern, condition.key(), policy.catalogue()))
                    .ifPresent(pattern -> {
                        services.add(pattern.service());
                        places.add(action.path());
                    });
        }
        if (!services.isEmpty()) {
            places.add(condition.keyPath());
            listed(statement, condition.key(), String.join(", ", services), places, findings);
        }
    }

    private static Optional<ActionPattern> pattern(String text) {
        try {
            return Optional.of(ActionPattern.of(text)).filter(pattern -> !pattern.isAny());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean untold(ActionPattern pattern, String key, ActionCatalogue catalogue) {
        List<ActionFacts> actions = catalogue.matching(pattern);
        return !actions.isEmpty() && actions.stream().noneMatch(action -> tells(action, key));
    }

    private static boolean tells(ActionFacts action, String key) {
        Stream<ConditionKeyFacts> ofTypes =
                action.resources().stream()
                        .flatMap(type ->
                                Stream.concat(
                                        type.keys().stream(), type.resource().keys().stream()));
        return Stream.concat(action.keys().stream(), ofTypes).anyMatch(facts -> facts.isNamed(key));
    }

    private static void listed(
            StatementText statement,
            String key,
            String services,
            List<Path> places,
            Findings findings) {
        Path[] where = places.toArray(Path[]::new);
        if (statement.allows()) {
            findings.suggestion(
                    "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
                    "Using the effect Allow with the condition key "
                            + key
                            + " and actions for services with the following prefixes does not affect"
                            + " the policy: "
                            + services
                            + ". The actions for the listed service are not allowed by this"
                            + " statement. We recommend that you move these actions to a different"
                            + " statement without this condition key.",
                    where);
        } else {
            findings.security(
                    "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
                    "Using the effect Deny with the tag condition key "
                            + key
                            + " and actions for services with the following prefixes can be overly"
                            + " permissive: "
                            + services
                            + ". Actions for the listed services are not denied by this statement."
                            + " We recommend that you move these actions to a different statement"
                            + " without this condition key.",
                    where);
        }
    }

    private static void notAction(
            StatementText statement, ConditionText condition, Findings findings) {
        if (statement.allows()) {
            findings.suggestion(
                    "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
                    "Using the effect Allow with NotAction and the tag condition key "
                            + condition.key()
                            + " allows only service actions that support the condition key. The"
                            + " condition key doesn't apply to some service actions. We recommend"
                            + " that you use Action instead of NotAction.",
                    condition.keyPath());
        } else {
            findings.security(
                    "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
                    "Using the effect Deny with NotAction and the tag condition key "
                            + condition.key()
                            + " can be overly permissive because some service actions are not denied"
                            + " by this statement. This is because the condition key doesn't apply"
                            + " to some service actions. We recommend that you use Action instead of"
                            + " NotAction.",
                    condition.keyPath());
        }
    }
}
