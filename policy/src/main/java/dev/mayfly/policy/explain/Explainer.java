package dev.mayfly.policy.explain;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.eval.TrustDecision;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Explains decisions. Stateless and thread-safe.
public final class Explainer {
    private final Evaluator evaluator = new Evaluator();

    /// The decision for the request, with everything that led to it.
    public Explanation explain(AuthorizationRequest request, PolicyStack stack) {
        Decision decision = evaluator.evaluate(request, stack);
        List<LayerReport> layers = layers(request, stack);
        Optional<String> sentence =
                decision.allowed()
                        ? Optional.empty()
                        : Optional.of(DenialText.full(request, decision));
        if (decision.allowed()) {
            return new Explanation(request, decision, sentence, layers, List.of(), List.of());
        }
        return new Explanation(
                request,
                decision,
                sentence,
                layers,
                new Suggester(request, stack).suggest(decision, layers),
                hints(request, decision, layers));
    }

    /// The same for a call that implies several actions: about the first one that is denied.
    ///
    /// @param implied as for [Evaluator#evaluateTrust]
    public Explanation explainTrust(
            AuthorizationRequest request, List<String> implied, PolicyStack stack) {
        TrustDecision decision = evaluator.evaluateTrust(request, implied, stack);
        return explain(request.withAction(decision.action()), stack);
    }

    /// Only about the layer that should have allowed; a Deny speaks for itself.
    private static List<Hint> hints(
            AuthorizationRequest request, Decision decision, List<LayerReport> layers) {
        return decision instanceof Decision.ImplicitlyDenied(Layer missing)
                ? Hints.of(
                        request, layers.stream().filter(layer -> layer.layer() == missing).toList())
                : List.of();
    }

    private static List<LayerReport> layers(AuthorizationRequest request, PolicyStack stack) {
        ClauseReporter reporter =
                new ClauseReporter(
                        request, new StatementMatcher(request, stack.boundary().isPresent()));
        List<LayerReport> layers = new ArrayList<>();
        stack.byLayer()
                .forEach(entry ->
                        layers.add(
                                new LayerReport(
                                        entry.layer(),
                                        entry.policy().name(),
                                        statements(entry.policy(), reporter))));
        return layers;
    }

    private static List<StatementReport> statements(NamedPolicy policy, ClauseReporter reporter) {
        List<StatementReport> reports = new ArrayList<>();
        for (Statement statement : policy.document().statements()) {
            reports.add(reporter.report(statement));
        }
        return reports;
    }
}
