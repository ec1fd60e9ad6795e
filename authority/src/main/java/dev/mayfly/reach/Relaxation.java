package dev.mayfly.reach;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.json.SourcePosition;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// A policy before its request is known: what is open is settled in the caller's favour, or against
/// it. The evaluator then decides both; what it allows at best may happen, what it allows at worst
/// always does.
///
/// INVARIANT: at best, every request that the policy lets through is let through; at worst, every
/// request that it stops is stopped.
final class Relaxation {

    private static final Element<ResourcePattern> EVERYTHING =
            new Element<>(false, List.of(ResourcePattern.ANY), SourcePosition.root(1, 1));

    private Relaxation() {}

    /// In the caller's favour.
    static PolicyDocument best(PolicyDocument policy, Knowledge knowledge) {
        return relaxed(policy, knowledge::knows, Effect.ALLOW);
    }

    /// Against the caller.
    static PolicyDocument worst(PolicyDocument policy, Knowledge knowledge) {
        return relaxed(policy, knowledge::knowsPlainly, Effect.DENY);
    }

    /// For an action that may choose what it acts on: an Allow holds somewhere, and a Deny of some
    /// resources leaves others.
    static PolicyDocument somewhere(PolicyDocument policy) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            boolean everywhere =
                    statement
                            .resources()
                            .map(e -> !e.negated() && e.patterns().contains(ResourcePattern.ANY))
                            .orElse(true);
            if (everywhere) {
                statements.add(statement);
            } else if (statement.effect() == Effect.ALLOW) {
                statements.add(statement.withResources(Optional.of(EVERYTHING)));
            }
        }
        return policy.withStatements(statements);
    }

    /// The conditions that a request decides.
    static List<Condition> open(Statement statement, Knowledge knowledge) {
        return statement.conditions().stream()
                .filter(condition -> isOpen(condition, knowledge::knows))
                .toList();
    }

    /// The resources that a request decides.
    static List<ResourcePattern> openResources(Statement statement, Knowledge knowledge) {
        return statement.resources().stream()
                .flatMap(element -> element.patterns().stream())
                .filter(pattern -> isOpen(pattern, knowledge::knows))
                .toList();
    }

    /// @param favoured statements of this effect match whenever they could, others when they must
    private static PolicyDocument relaxed(
            PolicyDocument policy, Predicate<ContextKey> known, Effect favoured) {
        List<Statement> statements = new ArrayList<>();
        boolean changed = false;
        for (Statement statement : policy.statements()) {
            Optional<Statement> settled =
                    statement.effect() == favoured
                            ? Optional.of(loosened(statement, known))
                            : tightened(statement, known);
            changed |= settled.isEmpty() || !settled.get().equals(statement);
            settled.ifPresent(statements::add);
        }
        return changed ? policy.withStatements(statements) : policy;
    }

    private static Statement loosened(Statement statement, Predicate<ContextKey> known) {
        List<Condition> kept =
                statement.conditions().stream().filter(c -> !isOpen(c, known)).toList();
        return statement
                .withConditions(kept)
                .withResources(statement.resources().map(e -> loosened(e, known)));
    }

    private static Element<ResourcePattern> loosened(
            Element<ResourcePattern> element, Predicate<ContextKey> known) {
        List<ResourcePattern> patterns =
                element.negated()
                        ? element.patterns().stream().filter(p -> !isOpen(p, known)).toList()
                        : element.patterns().stream()
                                .map(p -> isOpen(p, known) ? widened(p) : p)
                                .toList();
        return patterns.isEmpty()
                ? EVERYTHING
                : new Element<>(element.negated(), patterns, element.position());
    }

    private static Optional<Statement> tightened(Statement statement, Predicate<ContextKey> known) {
        if (statement.conditions().stream().anyMatch(c -> isOpen(c, known))) {
            return Optional.empty();
        }
        if (statement.resources().isEmpty()) {
            return Optional.of(statement);
        }
        Element<ResourcePattern> element = statement.resources().get();
        List<ResourcePattern> certain =
                element.patterns().stream().filter(p -> !isOpen(p, known)).toList();
        boolean lost = certain.isEmpty() || element.negated();
        if (certain.size() == element.patterns().size()) {
            return Optional.of(statement);
        }
        return lost
                ? Optional.empty()
                : Optional.of(
                        statement.withResources(
                                Optional.of(new Element<>(false, certain, element.position()))));
    }

    private static boolean isOpen(Condition condition, Predicate<ContextKey> known) {
        return !known.test(condition.key())
                || condition.operands().stream()
                        .flatMap(operand -> variables(operand).stream())
                        .anyMatch(known.negate());
    }

    private static List<ContextKey> variables(Operand operand) {
        return switch (operand) {
            case Operand.Text(_, Template template) -> template.variables();
            case Operand.Flag(_, Template template) -> template.variables();
            case Operand.Arn(_, var pattern) -> variables(pattern::segment);
            case Operand.Numeral _,
                    Operand.Moment _,
                    Operand.Bytes _,
                    Operand.Range _,
                    Operand.Absence _ ->
                    List.of();
        };
    }

    private static List<ContextKey> variables(IntFunction<Template> segment) {
        List<ContextKey> keys = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            keys.addAll(segment.apply(i).variables());
        }
        return keys;
    }

    private static boolean isOpen(ResourcePattern pattern, Predicate<ContextKey> known) {
        return pattern.arn().isPresent()
                && variables(pattern.arn().get()::segment).stream().anyMatch(known.negate());
    }

    /// The pattern with a star for each variable.
    private static ResourcePattern widened(ResourcePattern pattern) {
        StringBuilder text = new StringBuilder(pattern.source());
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at)) {
            int end = text.indexOf("}", at);
            text.replace(at, end < 0 ? text.length() : end + 1, "*");
        }
        return ResourcePattern.of(text.toString(), PolicyVersion.V2008);
    }
}
