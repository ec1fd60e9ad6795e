package dev.mayfly.policy.explain;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import java.util.List;

/// An explanation as text for a terminal or a log.
public final class ExplanationText {
    private final StringBuilder out = new StringBuilder();
    private final Palette palette;

    private ExplanationText(Palette palette) {
        this.palette = palette;
    }

    /// Ends with a line feed.
    public static String render(Explanation explanation, Palette palette) {
        ExplanationText text = new ExplanationText(palette);
        text.heading(explanation);
        explanation.layers().forEach(text::layer);
        text.hints(explanation.hints());
        text.suggestions(explanation.suggestions());
        return text.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void heading(Explanation explanation) {
        String verdict =
                switch (explanation.decision()) {
                    case Decision.Allowed _ -> palette.good("allowed");
                    case Decision.ExplicitlyDenied(MatchedStatement by) ->
                            palette.bad("denied")
                                    + ": "
                                    + Printable.of(by.statement().name())
                                    + " in the "
                                    + by.layer().written()
                                    + " denies it";
                    case Decision.ImplicitlyDenied(var missing) ->
                            palette.bad("denied") + ": no " + missing.written() + " allows it";
                };
        line(verdict);
        line("  action    " + Printable.of(explanation.request().action()));
        line("  resource  " + Printable.of(explanation.request().resource()));
        line("  caller    " + Printable.of(explanation.request().caller().arn()));
        explanation.sentence().ifPresent(sentence -> line("  AWS says  " + Printable.of(sentence)));
    }

    private void layer(LayerReport layer) {
        line("");
        line(palette.strong(layer.layer().written() + " `" + Printable.of(layer.policy()) + "`"));
        layer.statements().forEach(this::statement);
    }

    private void statement(StatementReport report) {
        Statement statement = report.statement();
        String outcome =
                report.outcome().matched()
                        ? palette.good("matches")
                        : palette.bad("does not match");
        line(
                "  %s %s (line %d) %s"
                        .formatted(
                                statement.effect().written(),
                                Printable.of(statement.name()),
                                statement.position().line(),
                                outcome));
        report.clauses().forEach(this::clause);
    }

    private void clause(ClauseReport clause) {
        if (clause.matched()) {
            line("    " + palette.good("yes") + "  " + Printable.of(clause.label()));
            return;
        }
        line("    " + palette.bad("NO") + "   " + Printable.of(clause.label()));
        line("           expected  " + listed(clause.expected()));
        line(
                "           actual    "
                        + (clause.actual().isEmpty() ? "(absent)" : listed(clause.actual())));
    }

    private static String listed(List<String> values) {
        return String.join("\n                  or ", values.stream().map(Printable::of).toList());
    }

    private void hints(List<Hint> hints) {
        if (!hints.isEmpty()) {
            line("");
            line(palette.strong("look at this"));
            hints.forEach(hint -> line("  - " + Printable.of(hint.text())));
        }
    }

    private void suggestions(List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return;
        }
        line("");
        line(
                palette.strong(
                        suggestions.size() == 1
                                ? "this would allow it"
                                : "any of these would allow it"));
        for (Suggestion suggestion : suggestions) {
            String where =
                    switch (suggestion) {
                        case Suggestion.ChangeRequest _ -> "request";
                        case Suggestion.ChangePolicy _ -> "policy ";
                    };
            line("  - " + where + "  " + Printable.of(suggestion.text()));
        }
    }
}
