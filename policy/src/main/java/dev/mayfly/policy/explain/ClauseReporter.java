package dev.mayfly.policy.explain;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.eval.StatementOutcome;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import java.util.List;

/// Tries every clause of a statement and writes down what it wants and what it got.
final class ClauseReporter {
    private final AuthorizationRequest request;
    private final StatementMatcher matcher;

    ClauseReporter(AuthorizationRequest request, StatementMatcher matcher) {
        this.request = request;
        this.matcher = matcher;
    }

    StatementReport report(Statement statement) {
        List<ClauseReport> clauses =
                StatementMatcher.clauses(statement).stream()
                        .map(clause -> report(statement, clause))
                        .toList();
        StatementOutcome outcome =
                clauses.stream()
                        .filter(clause -> !clause.matched())
                        .findFirst()
                        .<StatementOutcome>map(
                                clause -> new StatementOutcome.Failed(clause.clause()))
                        .orElseGet(StatementOutcome.Matched::new);
        return new StatementReport(statement, outcome, clauses);
    }

    private ClauseReport report(Statement statement, Clause clause) {
        return new ClauseReport(
                clause,
                label(clause),
                matcher.matches(statement, clause),
                clause.wanted(),
                actual(clause));
    }

    private static String label(Clause clause) {
        return switch (clause) {
            case Clause.Principals(boolean negated, _) -> negated ? "NotPrincipal" : "Principal";
            case Clause.Actions(boolean negated, _) -> negated ? "NotAction" : "Action";
            case Clause.Resources(boolean negated, _) -> negated ? "NotResource" : "Resource";
            case Clause.Key(Condition condition) ->
                    condition.operatorName() + " " + condition.key().name();
        };
    }

    private List<String> actual(Clause clause) {
        return switch (clause) {
            case Clause.Principals _ -> List.of(request.caller().arn());
            case Clause.Actions _ -> List.of(request.action());
            case Clause.Resources _ -> List.of(request.resource());
            case Clause.Key(Condition condition) ->
                    request.context()
                            .find(condition.key())
                            .map(ContextValue::values)
                            .orElse(List.of());
        };
    }
}
