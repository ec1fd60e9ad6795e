package dev.mayfly.policy.delegation;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.delegation.RoleAction.Shape;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.findings.PolicyText;
import dev.mayfly.policy.findings.Severity;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Statements that allow `iam:PassRole` or `iam:CreateServiceLinkedRole` on every role.
///
/// AWS spares resources that name a part of the role (`arn:aws:iam::*:role/service-*`); in 2,000
/// managed policies it complains of `*` only. We take `…:role/*` for the same. A condition on
/// `iam:PassedToService` or `iam:AWSServiceName` is what AWS asks for instead.
final class RoleActionChecks implements Check {
    private static final Set<String> NARROWING =
            Set.of("iam:passedtoservice", "iam:awsservicename", "iam:associatedresourcearn");

    @Override
    public void check(PolicyText policy, Findings findings) {
        Places places = new Places(policy);
        policy.wellFormed().stream()
                .flatMap(document -> document.statements().stream())
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.resources().isPresent())
                .forEach(statement -> {
                    for (RoleAction action : RoleAction.values()) {
                        check(statement, action, places, findings);
                    }
                });
    }

    private static void check(
            Statement statement, RoleAction action, Places places, Findings findings) {
        OptionalInt named = named(statement, action);
        Element<ResourcePattern> resources = statement.resources().orElseThrow();
        OptionalInt star = star(resources.patterns());
        boolean narrowed = statement.conditions().stream().anyMatch(RoleActionChecks::namesService);
        boolean negated = statement.actions().negated();
        boolean allowed = negated != named.isPresent();
        if (!allowed || narrowed || (!resources.negated() && star.isEmpty())) {
            return;
        }
        Shape shape = shape(statement, named, resources.negated());
        Path where =
                negated ? places.actions(statement) : places.action(statement, named.orElse(0));
        Path on =
                resources.negated()
                        ? places.resources(statement)
                        : places.resource(statement, star.orElse(0));
        if (action.severity() == Severity.SECURITY_WARNING) {
            findings.security(action.code(shape), action.message(shape), where, on);
        } else {
            findings.warning(action.code(shape), action.message(shape), where, on);
        }
    }

    /// Not with `IfExists`, and not with a star for the service: AWS complains of both.
    private static boolean namesService(Condition condition) {
        return NARROWING.contains(condition.key().folded())
                && !condition.ifExists()
                && !condition.operator().negated()
                && condition.values().stream().noneMatch(value -> value.startsWith("*"));
    }

    private static Shape shape(Statement statement, OptionalInt named, boolean notResource) {
        if (statement.actions().negated()) {
            return notResource ? Shape.NOT_ACTION_AND_NOT_RESOURCE : Shape.NOT_ACTION_ON_STAR;
        }
        String written = statement.actions().patterns().get(named.orElse(0)).source();
        if (written.indexOf('*') < 0) {
            return notResource ? Shape.NAMED_AND_NOT_RESOURCE : Shape.NAMED_ON_STAR;
        }
        return notResource ? Shape.STAR_AND_NOT_RESOURCE : Shape.STAR_ON_STAR;
    }

    /// The entry that matches the action, one without wildcards first.
    private static OptionalInt named(Statement statement, RoleAction action) {
        String folded = action.action().toLowerCase(Locale.ROOT);
        List<ActionPattern> patterns = statement.actions().patterns();
        OptionalInt exact =
                IntStream.range(0, patterns.size())
                        .filter(i -> patterns.get(i).source().equalsIgnoreCase(action.action()))
                        .findFirst();
        return exact.isPresent()
                ? exact
                : IntStream.range(0, patterns.size())
                        .filter(i -> patterns.get(i).matches(folded, folded.indexOf(':')))
                        .findFirst();
    }

    private static OptionalInt star(List<ResourcePattern> patterns) {
        return IntStream.range(0, patterns.size())
                .filter(i -> patterns.get(i).isAny() || everyRole(patterns.get(i).source()))
                .findFirst();
    }

    private static boolean everyRole(String arn) {
        return arn.startsWith("arn:")
                && arn.contains(":iam:")
                && (arn.endsWith(":role/*") || arn.endsWith(":*"));
    }
}
