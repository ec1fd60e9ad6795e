package dev.mayfly.api;

import dev.mayfly.api.iam.SimulationAnswers.BoundaryDetail;
import dev.mayfly.api.iam.SimulationAnswers.EvaluationResult;
import dev.mayfly.api.iam.SimulationAnswers.MatchedStatement;
import dev.mayfly.api.iam.SimulationAnswers.Position;
import dev.mayfly.api.iam.SimulationAnswers.ResourceResult;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.simulation.Outcome;
import dev.mayfly.simulation.Span;
import dev.mayfly.simulation.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Tells outcomes of a simulation as the simulator's answers do: one result per action, which sums
/// up its resources.
final class SimulationResults {

    private SimulationResults() {}

    /// The result of an action that was tried on `*`, because the request names no resource.
    static EvaluationResult ofAny(String action, Outcome outcome) {
        return new EvaluationResult(
                action,
                Optional.of(outcome.resource()),
                name(outcome.verdict()),
                statements(outcome.matched()),
                outcome.missingKeys(),
                outcome.withinBoundary().map(BoundaryDetail::new),
                Optional.empty(),
                Optional.empty());
    }

    /// The result of an action that was tried on these resources.
    static EvaluationResult ofEach(String action, List<Outcome> outcomes) {
        List<Verdict> verdicts = outcomes.stream().map(Outcome::verdict).toList();
        return new EvaluationResult(
                action,
                outcomes.size() == 1
                        ? Optional.of(outcomes.getFirst().resource())
                        : Optional.empty(),
                name(Verdict.of(verdicts)),
                statements(all(outcomes, Outcome::matched)),
                all(outcomes, Outcome::missingKeys),
                boundary(outcomes),
                Optional.of(outcomes.size() == 1 ? sides(outcomes.getFirst()) : Map.of()),
                Optional.of(outcomes.stream().map(SimulationResults::ofOne).toList()));
    }

    private static ResourceResult ofOne(Outcome outcome) {
        return new ResourceResult(
                outcome.resource(),
                name(outcome.verdict()),
                Optional.of(statements(outcome.matched())).filter(list -> !list.isEmpty()),
                Optional.of(outcome.missingKeys()).filter(list -> !list.isEmpty()),
                Optional.of(sides(outcome)).filter(map -> !map.isEmpty()),
                outcome.withinBoundary().map(BoundaryDetail::new));
    }

    private static Optional<BoundaryDetail> boundary(List<Outcome> outcomes) {
        List<Boolean> each = outcomes.stream().flatMap(o -> o.withinBoundary().stream()).toList();
        return each.isEmpty()
                ? Optional.empty()
                : Optional.of(new BoundaryDetail(!each.contains(false)));
    }

    private static <T> List<T> all(List<Outcome> outcomes, Function<Outcome, Collection<T>> part) {
        return outcomes.stream().flatMap(o -> part.apply(o).stream()).distinct().toList();
    }

    private static Map<String, String> sides(Outcome outcome) {
        Map<String, String> sides = new TreeMap<>();
        outcome.sides().forEach((layer, verdict) -> sides.put(type(layer), name(verdict)));
        return sides;
    }

    private static List<MatchedStatement> statements(List<Outcome.Match> matches) {
        return matches.stream().map(SimulationResults::statement).toList();
    }

    private static MatchedStatement statement(Outcome.Match match) {
        Span span = match.span();
        return new MatchedStatement(
                match.policy(),
                type(match.layer()),
                new Position(span.startLine(), span.startColumn()),
                new Position(span.endLine(), span.endColumn()));
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "allowed";
            case IMPLICIT_DENY -> "implicitDeny";
            case EXPLICIT_DENY -> "explicitDeny";
        };
    }

    private static String type(Layer layer) {
        return switch (layer) {
            case RESOURCE, TRUST -> "Resource Policy";
            case BOUNDARY -> "Permissions Boundary Policy";
            case IDENTITY, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL, NONE -> "IAM Policy";
        };
    }
}
