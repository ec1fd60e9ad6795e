package dev.mayfly.policy.explain;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.StatementOutcome;
import java.util.List;
import java.util.Optional;

/// Why a request was allowed or denied.
///
/// @param sentence AWS's wording of a denial; empty when allowed
/// @param layers in the order in which they are asked; layers without a policy are left out
/// @param suggestions changes that would allow the request, smallest first; each was evaluated
public record Explanation(
        AuthorizationRequest request,
        Decision decision,
        Optional<String> sentence,
        List<LayerReport> layers,
        List<Suggestion> suggestions,
        List<Hint> hints) {
    public Explanation {
        layers = List.copyOf(layers);
        suggestions = List.copyOf(suggestions);
        hints = List.copyOf(hints);
    }

    /// One policy of a layer.
    ///
    /// @param policy the name or ARN it was given
    public record LayerReport(Layer layer, String policy, List<StatementReport> statements) {
        public LayerReport {
            statements = List.copyOf(statements);
        }
    }

    /// One statement, with every clause tried, also those behind the first that failed.
    public record StatementReport(
            Statement statement, StatementOutcome outcome, List<ClauseReport> clauses) {
        public StatementReport {
            clauses = List.copyOf(clauses);
        }

        /// How many clauses stand in the way.
        public int failures() {
            return (int) clauses.stream().filter(clause -> !clause.matched()).count();
        }
    }

    /// One clause.
    ///
    /// @param label `Action`, `NotPrincipal`, or operator and key of a condition
    /// @param expected the patterns, as written; any of them would do
    /// @param actual what the request says; empty when it says nothing
    public record ClauseReport(
            StatementOutcome.Clause clause,
            String label,
            boolean matched,
            List<String> expected,
            List<String> actual) {
        public ClauseReport {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
        }
    }
}
