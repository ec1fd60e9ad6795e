package dev.mayfly.policy.explain;

import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.KeyChange;
import dev.mayfly.policy.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// An explanation as JSON, bounded: of a long policy it keeps the statements that came nearest to
/// matching. Members may be added later; those here stay:
///
/// - `decision`: `allowed`, `explicitDeny` or `implicitDeny`; `sentence`: AWS's words for a denial
/// - `action`, `resource`, `caller`: the request
/// - `missing`: the layer that should have allowed; `decidedBy`: the statements that allowed, or
///   the one that denied, each with `layer`, `policy`, `statement`
/// - `layers`: each with `layer`, `policy`, `omitted` (statements left out) and `statements`, each
///   with `name`, `index` from 0, `effect`, `line` and `column` from 1, `pointer`, `matched` and
///   `clauses`, each with `clause`, `matched`, and what was `expected` and `actual`
/// - `suggestions`: each with `change` (`request` with `keys`, or `policy` with `layer`, `policy`
///   and `edits`) and `text`
/// - `hints`: each with `code` and `text`
public final class ExplanationJson {
    /// Statements shown of one policy; the trail keeps the text of every denial.
    private static final int MAX_STATEMENTS = 40;

    /// Values shown of one clause.
    private static final int MAX_VALUES = 40;

    private final JsonWriter json = new JsonWriter();

    private ExplanationJson() {}

    /// The explanation as one line.
    public static String render(Explanation explanation) {
        return render(explanation, List.of());
    }

    /// The explanation as one line, with remarks that come before its own.
    public static String render(Explanation explanation, List<Hint> remarks) {
        ExplanationJson writer = new ExplanationJson();
        writer.write(explanation, remarks);
        return writer.json.toString();
    }

    private void write(Explanation explanation, List<Hint> remarks) {
        json.object();
        json.member("decision", decision(explanation.decision()));
        explanation.sentence().ifPresent(sentence -> json.member("sentence", sentence));
        json.member("action", explanation.request().action());
        json.member("resource", explanation.request().resource());
        json.member("caller", explanation.request().caller().arn());
        decidedBy(explanation.decision());
        json.array("layers");
        explanation.layers().forEach(this::layer);
        json.endArray().array("suggestions");
        explanation.suggestions().forEach(this::suggestion);
        json.endArray().array("hints");
        Stream.concat(remarks.stream(), explanation.hints().stream())
                .forEach(hint ->
                        json.object()
                                .member("code", hint.code())
                                .member("text", hint.text())
                                .endObject());
        json.endArray().endObject();
    }

    private static String decision(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.ExplicitlyDenied _ -> "explicitDeny";
            case Decision.ImplicitlyDenied _ -> "implicitDeny";
        };
    }

    private void decidedBy(Decision decision) {
        List<MatchedStatement> statements =
                switch (decision) {
                    case Decision.Allowed(List<MatchedStatement> grants) -> grants;
                    case Decision.ExplicitlyDenied(MatchedStatement by) -> List.of(by);
                    case Decision.ImplicitlyDenied(var missing) -> {
                        json.member("missing", missing.written());
                        yield List.of();
                    }
                };
        json.array("decidedBy");
        for (MatchedStatement matched : statements) {
            json.object()
                    .member("layer", matched.layer().written())
                    .member("policy", matched.policy().name())
                    .member("statement", matched.statement().name())
                    .endObject();
        }
        json.endArray();
    }

    private void layer(LayerReport layer) {
        List<StatementReport> shown = nearest(layer.statements());
        json.object()
                .member("layer", layer.layer().written())
                .member("policy", layer.policy())
                .member("omitted", layer.statements().size() - shown.size())
                .array("statements");
        shown.forEach(this::statement);
        json.endArray().endObject();
    }

    private static List<StatementReport> nearest(List<StatementReport> statements) {
        if (statements.size() <= MAX_STATEMENTS) {
            return statements;
        }
        return statements.stream()
                .sorted(Comparator.comparingInt(StatementReport::failures))
                .limit(MAX_STATEMENTS)
                .sorted(Comparator.comparingInt(report -> report.statement().index()))
                .toList();
    }

    private void statement(StatementReport report) {
        json.object()
                .member("name", report.statement().name())
                .member("index", report.statement().index())
                .member("effect", report.statement().effect().written())
                .member("line", report.statement().position().line())
                .member("column", report.statement().position().column())
                .member("pointer", report.statement().position().pointer())
                .member("matched", report.outcome().matched())
                .array("clauses");
        report.clauses().forEach(this::clause);
        json.endArray().endObject();
    }

    private void clause(ClauseReport clause) {
        json.object()
                .member("clause", clause.label())
                .member("matched", clause.matched())
                .member("expected", bounded(clause.expected()))
                .member("actual", bounded(clause.actual()))
                .endObject();
    }

    private static List<String> bounded(List<String> values) {
        return values.size() <= MAX_VALUES
                ? values
                : Stream.concat(
                                values.stream().limit(MAX_VALUES),
                                Stream.of("… and " + (values.size() - MAX_VALUES) + " more"))
                        .toList();
    }

    private void suggestion(Suggestion suggestion) {
        json.object();
        switch (suggestion) {
            case Suggestion.ChangeRequest(List<KeyChange> changes, _) -> {
                json.member("change", "request").array("keys");
                changes.forEach(this::keyChange);
                json.endArray();
            }
            case Suggestion.ChangePolicy(var layer, String policy, List<Edit> edits, _) -> {
                json.member("change", "policy")
                        .member("layer", layer.written())
                        .member("policy", policy)
                        .array("edits");
                edits.forEach(this::edit);
                json.endArray();
            }
        }
        json.member("text", suggestion.text()).endObject();
    }

    private void keyChange(KeyChange change) {
        json.object().member("key", change.key());
        change.to().ifPresent(value -> json.member("to", value));
        json.endObject();
    }

    private void edit(Edit edit) {
        json.object()
                .member("pointer", edit.pointer())
                .member(
                        "edit",
                        switch (edit.kind()) {
                            case ADD -> "add";
                            case REMOVE -> "remove";
                        })
                .member("value", edit.value())
                .endObject();
    }
}
