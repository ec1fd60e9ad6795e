package dev.mayfly.policy.eval;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.StatementIndex;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.index.IndexedList;
import dev.mayfly.policy.pattern.ArnText;
import dev.mayfly.policy.pattern.Variables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds one request against statements, clause by clause.
public final class StatementMatcher {
    private final AuthorizationRequest request;
    private final boolean bounded;
    private final String action;
    private final int colon;
    private final ArnText resource;

    /// A matcher for one request.
    ///
    /// @param bounded whether the caller has a permissions boundary
    public StatementMatcher(AuthorizationRequest request, boolean bounded) {
        this.request = request;
        this.bounded = bounded;
        this.action = request.action().toLowerCase(Locale.ROOT);
        this.colon = action.indexOf(':');
        this.resource = ArnText.of(request.resource());
    }

    /// Whether every clause matches, or else which one fails first: principal, action, resource,
    /// then the conditions in their order.
    public StatementOutcome outcome(Statement statement) {
        for (Clause clause : clauses(statement)) {
            if (!matches(statement, clause)) {
                return new StatementOutcome.Failed(clause);
            }
        }
        return new StatementOutcome.Matched();
    }

    /// Everything the statement asks, in the order in which it is tried.
    public static List<Clause> clauses(Statement statement) {
        return Clauses.of(statement);
    }

    /// Whether the request satisfies one of the statement's clauses.
    public boolean matches(Statement statement, Clause clause) {
        return switch (clause) {
            case Clause.Principals _ -> reach(statement) != Reach.NONE;
            case Clause.Actions _ -> matchesAction(statement.actions());
            case Clause.Resources _ -> matchesResource(statement);
            case Clause.Key(Condition condition) ->
                    ConditionMatcher.matches(condition, request.context());
        };
    }

    /// The statements of a policy that may match, as bits.
    long[] worthTrying(StatementIndex index) {
        return index.about(action, colon, request.resource(), request.context()::values);
    }

    /// For statements that [#worthTrying] names.
    boolean matchesFound(Statement statement) {
        return (!statement.actions().negated() || matchesAction(statement.actions()))
                && matchesResource(statement)
                && reach(statement) != Reach.NONE
                && matchesConditions(statement.conditions());
    }

    /// A statement without principals is attached to the caller and so is about the caller.
    Reach reach(Statement statement) {
        Optional<Element<PrincipalPattern>> principals = statement.principals();
        return principals.isEmpty()
                ? Reach.ALL
                : PrincipalMatcher.reach(
                        principals.get(), statement.effect(), request.caller(), bounded);
    }

    private boolean matchesAction(Element<ActionPattern> element) {
        List<ActionPattern> patterns = element.patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(action, colon)) {
                return !element.negated();
            }
        }
        return element.negated();
    }

    /// A statement without resources is about the resource it is attached to.
    private boolean matchesResource(Statement statement) {
        if (statement.resources().isEmpty()) {
            return true;
        }
        Element<ResourcePattern> element = statement.resources().get();
        List<ResourcePattern> patterns =
                IndexedList.worthTrying(element.patterns(), request.resource());
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(resource, request.context())) {
                return !element.negated();
            }
        }
        return element.negated() && !widenedByUnresolved(statement, element.patterns());
    }

    /// `NotResource` with a variable that has no value: what it would have excluded is unknown, so
    /// an Allow does not match and a Deny does (our choice; AWS does not say).
    private boolean widenedByUnresolved(Statement statement, List<ResourcePattern> patterns) {
        if (statement.effect() == Effect.DENY) {
            return false;
        }
        Variables variables = request.context();
        return patterns.stream().anyMatch(pattern -> !pattern.resolvable(variables));
    }

    private boolean matchesConditions(List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!ConditionMatcher.matches(conditions.get(i), request.context())) {
                return false;
            }
        }
        return true;
    }
}
