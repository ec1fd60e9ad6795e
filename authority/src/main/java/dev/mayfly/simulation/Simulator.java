package dev.mayfly.simulation;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.PolicyStack.LayeredPolicy;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Decides what would become of a request, and names the statements that decide it. The decision is
/// the evaluator's own. Stateless and thread-safe.
///
/// Which statements and keys are told follows AWS's answers captured 2026-09 by the project stackd
/// (`simulation.json`): no boundary statement that merely allows, no statement when nothing allows,
/// every missing key of any policy when nothing allows, and none otherwise.
public final class Simulator {

    private final Evaluator evaluator = new Evaluator();

    /// What would become of `action` on `resource`.
    public Outcome simulate(Scenario scenario, String action, String resource) {
        if (action.indexOf(':') <= 0) {
            throw new RefusedException(
                    new Refusal.InvalidInput(
                            "The action " + action + " is not of the form service:name."));
        }
        AuthorizationRequest request = scenario.request(action, judged(action, resource));
        Verdict verdict = Verdict.of(evaluator.evaluate(request, scenario.stack()));
        Matching matching = new Matching(scenario, request);
        return new Outcome(
                resource,
                verdict,
                matching.decisive(verdict),
                verdict == Verdict.IMPLICIT_DENY ? missing(scenario) : List.of(),
                scenario.stack()
                        .boundary()
                        .map(_ -> matching.verdict(Layer.BOUNDARY))
                        .map(Verdict.ALLOWED::equals),
                request.crossesAccounts() ? matching.sides() : Map.of());
    }

    /// An action that knows no resources is judged on `*`, whatever was named.
    ///
    /// Source: Service Authorization Reference: such actions need `*` in the policy.
    private static String judged(String action, String resource) {
        return Known.CATALOGUE
                .action(action)
                .filter(facts -> !facts.supportsResources())
                .map(_ -> "*")
                .orElse(resource);
    }

    /// Unpacked by the first simulation, so that no start waits for it.
    private static final class Known {
        static final ActionCatalogue CATALOGUE = ActionCatalogue.load();
    }

    private static List<String> missing(Scenario scenario) {
        return scenario.stack().byLayer().stream()
                .flatMap(entry -> ContextKeys.of(entry.policy().document()).stream())
                .distinct()
                .filter(name -> scenario.context().find(ContextKey.of(name)).isEmpty())
                .toList();
    }

    /// One request held against every statement of a scenario.
    private static final class Matching {

        private final List<LayeredPolicy> policies;
        private final StatementMatcher matcher;

        Matching(Scenario scenario, AuthorizationRequest request) {
            this.policies = scenario.stack().byLayer();
            this.matcher = new StatementMatcher(request, scenario.stack().boundary().isPresent());
        }

        List<Outcome.Match> decisive(Verdict verdict) {
            return switch (verdict) {
                case IMPLICIT_DENY -> List.of();
                case EXPLICIT_DENY ->
                        policies.stream().flatMap(entry -> matches(entry, Effect.DENY)).toList();
                case ALLOWED ->
                        policies.stream()
                                .filter(entry -> entry.layer() != Layer.BOUNDARY)
                                .flatMap(entry -> matches(entry, Effect.ALLOW))
                                .toList();
            };
        }

        Verdict verdict(Layer layer) {
            if (any(layer, Effect.DENY)) {
                return Verdict.EXPLICIT_DENY;
            }
            return any(layer, Effect.ALLOW) ? Verdict.ALLOWED : Verdict.IMPLICIT_DENY;
        }

        Map<Layer, Verdict> sides() {
            Map<Layer, Verdict> sides = new EnumMap<>(Layer.class);
            sides.put(Layer.IDENTITY, verdict(Layer.IDENTITY));
            sides.put(Layer.RESOURCE, verdict(Layer.RESOURCE));
            return sides;
        }

        private boolean any(Layer layer, Effect effect) {
            return policies.stream()
                    .filter(entry -> entry.layer() == layer)
                    .anyMatch(entry -> matches(entry, effect).findAny().isPresent());
        }

        private Stream<Outcome.Match> matches(LayeredPolicy entry, Effect effect) {
            List<Statement> statements =
                    entry.policy().document().statements().stream()
                            .filter(statement -> statement.effect() == effect)
                            .filter(statement -> matcher.outcome(statement).matched())
                            .toList();
            if (statements.isEmpty()) {
                return Stream.empty();
            }
            List<Span> spans = StatementSpans.of(entry.policy().document().json());
            return statements.stream()
                    .map(statement ->
                            new Outcome.Match(
                                    entry.layer(),
                                    entry.policy().name(),
                                    spans.get(statement.index())));
        }
    }
}
