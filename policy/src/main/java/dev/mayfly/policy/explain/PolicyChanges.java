package dev.mayfly.policy.explain;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.EditKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds patterns to add to a statement so that it would match.
final class PolicyChanges {
    private final AuthorizationRequest request;
    private final PolicyVersion version;

    PolicyChanges(AuthorizationRequest request, PolicyVersion version) {
        this.request = request;
        this.version = version;
    }

    /// A statement to try, with what was changed in it.
    record Changed(Statement statement, List<Edit> edits) {}

    /// The ways to make the statement match, nearest first; none when one of its failing clauses
    /// cannot be met by adding a pattern.
    List<Changed> toMatch(StatementReport report) {
        List<Changed> ways = List.of(new Changed(report.statement(), List.of()));
        for (ClauseReport clause : report.clauses()) {
            if (!clause.matched()) {
                ways = extend(ways, clause);
            }
        }
        return ways;
    }

    private List<Changed> extend(List<Changed> ways, ClauseReport clause) {
        List<Changed> extended = new ArrayList<>();
        for (Changed way : ways) {
            switch (clause.clause()) {
                case Clause.Principals(boolean negated, _) ->
                        (negated ? Optional.<Changed>empty() : withPrincipal(way))
                                .ifPresent(extended::add);
                case Clause.Actions(boolean negated, _) ->
                        (negated ? Optional.<Changed>empty() : withAction(way))
                                .ifPresent(extended::add);
                case Clause.Resources(boolean negated, _) ->
                        (negated ? Optional.<Changed>empty() : withResource(way))
                                .ifPresent(extended::add);
                case Clause.Key(Condition condition) ->
                        extended.addAll(ConditionChanges.adding(way, condition, clause, version));
            }
        }
        return extended;
    }

    private Optional<Changed> withAction(Changed way) {
        Statement old = way.statement();
        Statement changed =
                old.withActions(plus(old.actions(), ActionPattern.of(request.action())));
        return Optional.of(with(way, changed, "/Action", request.action()));
    }

    private Optional<Changed> withResource(Changed way) {
        String resource = request.resource();
        if (!resource.equals("*") && !isPlain(resource)) {
            return Optional.empty();
        }
        ResourcePattern pattern = ResourcePattern.of(resource, version);
        Statement old = way.statement();
        Statement changed =
                old.withResources(old.resources().map(element -> plus(element, pattern)));
        return Optional.of(with(way, changed, "/Resource", resource));
    }

    private static boolean isPlain(String resource) {
        return resource.startsWith("arn:")
                && resource.split(":", -1).length >= 6
                && resource.indexOf('*') < 0
                && resource.indexOf('?') < 0
                && resource.indexOf('$') < 0;
    }

    private Optional<Changed> withPrincipal(Changed way) {
        PrincipalPattern principal = principal(request.caller());
        Statement old = way.statement();
        Statement changed =
                old.withPrincipals(old.principals().map(element -> plus(element, principal)));
        return Optional.of(with(way, changed, "/Principal", principal.source()));
    }

    static PrincipalPattern principal(CallerPrincipal caller) {
        return switch (caller) {
            case CallerPrincipal.Anonymous _ -> new PrincipalPattern.Anyone();
            case CallerPrincipal.Root(String arn, String account) ->
                    new PrincipalPattern.Account(arn, account);
            case CallerPrincipal.User user -> new PrincipalPattern.User(user.arn());
            case CallerPrincipal.RoleSession role -> new PrincipalPattern.Role(role.roleArn());
            case CallerPrincipal.FederatedUser user ->
                    new PrincipalPattern.FederatedUser(user.arn());
            case CallerPrincipal.Federated(String provider) ->
                    new PrincipalPattern.FederatedProvider(provider);
            case CallerPrincipal.Service(String name) -> new PrincipalPattern.Service(name);
        };
    }

    private static <P> Element<P> plus(Element<P> element, P pattern) {
        List<P> patterns = new ArrayList<>(element.patterns());
        patterns.add(pattern);
        return new Element<>(element.negated(), patterns, element.position());
    }

    private static Changed with(Changed way, Statement statement, String element, String value) {
        List<Edit> edits = new ArrayList<>(way.edits());
        edits.add(new Edit(statement.position().pointer() + element, EditKind.ADD, value));
        return new Changed(statement, edits);
    }
}
