package dev.mayfly.policy.escalation;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.catalogue.AccessLevel;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.findings.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `"Resource": "*"` for actions that change something and could be narrowed to resources.
///
/// Reading and listing everything is common and seldom a mistake, so it is left alone.
public final class StarResource implements Check {
    private static final int EXAMPLES = 3;

    /// More action patterns than any policy within IAM's quotas has. The others are left alone, so
    /// that thousands of costly patterns take no longer.
    private static final int MOST_PATTERNS = 1_000;

    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() != PolicyKind.IDENTITY) {
            return;
        }
        Places places = new Places(policy);
        List<Statement> statements =
                policy.wellFormed().stream()
                        .flatMap(document -> document.statements().stream())
                        .filter(StarResource::allowsEverywhere)
                        .toList();
        int patterns = 0;
        for (Statement statement : statements) {
            patterns += statement.actions().patterns().size();
            if (patterns <= MOST_PATTERNS) {
                report(statement, policy.catalogue(), places, findings);
            }
        }
    }

    /// A condition on the resource's tags narrows it as well as an ARN does.
    private static boolean allowsEverywhere(Statement statement) {
        return statement.effect() == Effect.ALLOW
                && !statement.actions().negated()
                && statement.resources().stream()
                        .filter(element -> !element.negated())
                        .flatMap(element -> element.patterns().stream())
                        .anyMatch(ResourcePattern::isAny)
                && statement.conditions().stream()
                        .noneMatch(condition -> condition.key().folded().contains("resource"));
    }

    private static void report(
            Statement statement, ActionCatalogue catalogue, Places places, Findings findings) {
        List<ActionFacts> narrow = new ArrayList<>();
        for (ActionPattern pattern : statement.actions().patterns()) {
            if (!pattern.isAny()) {
                catalogue.matching(pattern).stream()
                        .filter(action -> action.supportsResources() && changes(action.level()))
                        .forEach(narrow::add);
            }
        }
        if (narrow.isEmpty()) {
            return;
        }
        int more = narrow.size() - Math.min(EXAMPLES, narrow.size());
        String examples =
                narrow.stream()
                        .limit(EXAMPLES)
                        .map(StarResource::told)
                        .collect(Collectors.joining(", "));
        findings.suggestion(
                "MAYFLY_STAR_RESOURCE",
                examples
                        + (more == 0 ? "" : ", and " + more + " more actions likewise")
                        + ". Write their ARNs instead of `*`.",
                places.resource(statement, star(statement)));
    }

    private static String told(ActionFacts action) {
        String types =
                action.resources().stream()
                        .map(support -> "`" + support.resource().name() + "`")
                        .collect(Collectors.joining(" or "));
        return "`" + action.qualifiedName() + "` can be narrowed to resources of the type " + types;
    }

    private static boolean changes(AccessLevel level) {
        return switch (level) {
            case WRITE, TAGGING, PERMISSIONS_MANAGEMENT -> true;
            case LIST, READ -> false;
        };
    }

    private static int star(Statement statement) {
        List<ResourcePattern> patterns = statement.resources().orElseThrow().patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).isAny()) {
                return i;
            }
        }
        return 0;
    }
}
