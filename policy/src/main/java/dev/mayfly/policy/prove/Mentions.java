package dev.mayfly.policy.prove;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.pattern.ArnPattern;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which condition keys statements speak of.
final class Mentions {
    private Mentions() {}

    /// Keys of conditions and of variables.
    static Set<ContextKey> keys(Collection<Statement> statements) {
        Set<ContextKey> keys = variables(statements);
        conditions(statements).map(Condition::key).forEach(keys::add);
        return keys;
    }

    /// Keys of conditions with `ForAllValues` or `ForAnyValue`.
    static Set<ContextKey> quantified(Collection<Statement> statements) {
        Set<ContextKey> keys = new HashSet<>();
        conditions(statements)
                .filter(condition -> condition.quantifier() != Quantifier.NONE)
                .map(Condition::key)
                .forEach(keys::add);
        return keys;
    }

    /// Keys whose values stand in for policy variables.
    static Set<ContextKey> variables(Collection<Statement> statements) {
        Set<ContextKey> keys = new HashSet<>();
        for (Statement statement : statements) {
            statement
                    .resources()
                    .ifPresent(element ->
                            element.patterns().stream()
                                    .flatMap(pattern -> pattern.arn().stream())
                                    .forEach(arn -> keys.addAll(variables(arn))));
        }
        conditions(statements)
                .flatMap(condition -> condition.operands().stream())
                .map(Mentions::variables)
                .forEach(keys::addAll);
        return keys;
    }

    private static List<ContextKey> variables(Operand operand) {
        return switch (operand) {
            case Operand.Text(_, var template) -> template.variables();
            case Operand.Flag(_, var template) -> template.variables();
            case Operand.Arn(_, var pattern) -> variables(pattern);
            case Operand.Numeral _,
                    Operand.Moment _,
                    Operand.Bytes _,
                    Operand.Range _,
                    Operand.Absence _ ->
                    List.of();
        };
    }

    private static List<ContextKey> variables(ArnPattern pattern) {
        return IntStream.range(0, 6)
                .mapToObj(i -> pattern.segment(i).variables())
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<Condition> conditions(Collection<Statement> statements) {
        Function<Statement, Stream<Condition>> conditions =
                statement -> statement.conditions().stream();
        return statements.stream().flatMap(conditions);
    }
}
