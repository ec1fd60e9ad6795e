package dev.mayfly.policy.box;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.ResourcePattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.automaton.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement, principals aside, as clauses that must all hold.
public record StatementBox(Statement statement, List<Clause> clauses) {
    public StatementBox {
        clauses = List.copyOf(clauses);
    }

    /// The clauses of a statement, as far as the keys are known.
    public static StatementBox of(Statement statement, Knowledge knowledge) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(element(Dimension.ACTION, statement.actions(), actions(statement)));
        statement
                .resources()
                .ifPresent(
                        element -> clauses.add(resources(element, statement.effect(), knowledge)));
        for (Condition condition : statement.conditions()) {
            clauses.add(ConditionClause.of(condition, knowledge));
        }
        return new StatementBox(statement, clauses);
    }

    /// Requests for actions that one of the patterns matches.
    public static Clause ofActions(List<ActionPattern> patterns) {
        return clause(Dimension.ACTION, false, actions(patterns));
    }

    /// Requests for resources that one of the patterns matches.
    public static Clause ofResources(List<ResourcePattern> patterns) {
        return clause(Dimension.RESOURCE, false, resources(patterns, Knowledge.NOTHING));
    }

    /// Requests that satisfy a condition.
    public static Clause ofCondition(Condition condition) {
        return ConditionClause.of(condition, Knowledge.NOTHING);
    }

    private static Texts actions(Statement statement) {
        return actions(statement.actions().patterns());
    }

    /// The actions, in lower case, that some patterns match.
    static Texts actions(List<ActionPattern> patterns) {
        Texts.Collector collector = new Texts.Collector();
        for (ActionPattern pattern : patterns) {
            PatternShape shape = new PatternShape(Knowledge.NOTHING);
            if (pattern.isAny()) {
                shape.anyRun();
            } else {
                pattern.service().chars().forEach(c -> shape.literal((char) c));
                shape.literal(':');
                pattern.name().tell(shape);
            }
            collector.add(shape.reading());
        }
        return collector.texts();
    }

    /// The resources that some patterns match.
    static Texts resources(List<ResourcePattern> patterns, Knowledge knowledge) {
        Texts.Collector collector = new Texts.Collector();
        for (ResourcePattern pattern : patterns) {
            pattern.arn()
                    .ifPresentOrElse(
                            arn -> ArnShapes.resource(arn, knowledge).forEach(collector::add),
                            () ->
                                    collector.add(
                                            new PatternShape.Reading(
                                                    Optional.of(Shape.anything()), true)));
        }
        return collector.texts();
    }

    /// The evaluator lets an Allow with `NotResource` fail when a variable in it has no value.
    private static Clause resources(
            Element<ResourcePattern> element, Effect effect, Knowledge knowledge) {
        Texts texts = resources(element.patterns(), knowledge);
        Clause clause = element(Dimension.RESOURCE, element, texts);
        List<ResourcePattern> unresolved =
                element.patterns().stream()
                        .filter(_ -> element.negated() && effect == Effect.ALLOW)
                        .filter(pattern -> !pattern.resolvable(knowledge))
                        .toList();
        if (unresolved.isEmpty()) {
            return clause;
        }
        boolean forSure = unresolved.stream().anyMatch(pattern -> missesAKey(pattern, knowledge));
        return new Clause(
                clause.dimension(),
                forSure ? Region.one(Values.NOTHING) : clause.holds(),
                Region.ONE);
    }

    private static boolean missesAKey(ResourcePattern pattern, Knowledge knowledge) {
        return pattern.arn().orElseThrow().segment(5).variables().stream()
                .noneMatch(knowledge::open);
    }

    private static Clause element(Dimension dimension, Element<?> element, Texts texts) {
        return clause(dimension, element.negated(), texts);
    }

    private static Clause clause(Dimension dimension, boolean negated, Texts texts) {
        Region in = Region.one(Values.within(texts.atMost()));
        Region out = Region.one(Values.outside(texts.atLeast()));
        return negated ? new Clause(dimension, out, in) : new Clause(dimension, in, out);
    }
}
