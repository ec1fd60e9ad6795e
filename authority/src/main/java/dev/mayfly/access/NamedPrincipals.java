package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.TrustedPrincipals;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Puts names in place of the unique ids by which a trust policy is evaluated, so that an
/// explanation reads as `GetRole` shows the policy: the ARN of now, or the bare id of a principal
/// that is gone, which is then remarked on.
record NamedPrincipals(AccountState state, Map<String, String> trustedIds) {

    Explanation in(Explanation explanation) {
        List<Hint> hints = new ArrayList<>(explanation.hints());
        trustedIds.entrySet().stream()
                .filter(trusted -> TrustedPrincipals.arnOf(state, trusted.getValue()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(NamedPrincipals::gone)
                .forEach(hints::add);
        return new Explanation(
                explanation.request(),
                explanation.decision(),
                explanation.sentence(),
                explanation.layers().stream().map(this::layer).toList(),
                explanation.suggestions(),
                hints);
    }

    private static Hint gone(Map.Entry<String, String> trusted) {
        return new Hint(
                "TrustedPrincipalGone",
                "the policy trusts `%s` that was `%s` when it was written and has been deleted; one made again under that name is trusted once the policy is written again"
                        .formatted(trusted.getValue(), trusted.getKey()));
    }

    private LayerReport layer(LayerReport layer) {
        return new LayerReport(
                layer.layer(),
                layer.policy(),
                layer.statements().stream().map(this::statement).toList());
    }

    private StatementReport statement(StatementReport report) {
        return new StatementReport(
                report.statement(),
                report.outcome(),
                report.clauses().stream().map(this::clause).toList());
    }

    private ClauseReport clause(ClauseReport report) {
        if (!(report.clause() instanceof Clause.Principals)) {
            return report;
        }
        Stream<String> named =
                report.expected().stream().map(id -> TrustedPrincipals.arnOf(state, id).orElse(id));
        return new ClauseReport(
                report.clause(), report.label(), report.matched(), named.toList(), report.actual());
    }
}
