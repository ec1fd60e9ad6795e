package dev.mayfly.policy.explain;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.StatementMatcher;
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
        return new Explanation(request, decision, sentence, layers, List.of(), List.of());
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
