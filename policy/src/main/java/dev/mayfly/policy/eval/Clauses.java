package dev.mayfly.policy.eval;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import java.util.ArrayList;
import java.util.List;

/// Takes a statement apart into what it asks.
final class Clauses {
    private Clauses() {}

    static List<Clause> of(Statement statement) {
        List<Clause> clauses = new ArrayList<>();
        statement
                .principals()
                .ifPresent(element ->
                        clauses.add(
                                new Clause.Principals(
                                        element.negated(),
                                        element.patterns().stream()
                                                .map(PrincipalPattern::source)
                                                .toList())));
        clauses.add(
                new Clause.Actions(
                        statement.actions().negated(),
                        statement.actions().patterns().stream()
                                .map(ActionPattern::source)
                                .toList()));
        statement
                .resources()
                .ifPresent(element ->
                        clauses.add(
                                new Clause.Resources(
                                        element.negated(),
                                        element.patterns().stream()
                                                .map(ResourcePattern::source)
                                                .toList())));
        statement.conditions().forEach(condition -> clauses.add(new Clause.Key(condition)));
        return clauses;
    }
}
