package dev.mayfly.access;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.LayerReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Hint;
import dev.mayfly.policy.explain.Suggestion;
import dev.mayfly.policy.explain.Suggestion.Edit;
import dev.mayfly.policy.explain.Suggestion.KeyChange;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// Writes an explanation as JSON, bounded: of a long policy it keeps the statements that came
/// nearest to matching.
record ExplanationWriter(JsonGenerator json, Explanation explanation, List<Hint> hints) {

    /// Statements shown of one policy; the trail keeps the text of every denial.
    private static final int MAX_STATEMENTS = 40;

    /// Values shown of one clause.
    private static final int MAX_VALUES = 40;

    void write() {
        json.writeStartObject();
        json.writeStringProperty("decision", decision());
        explanation
                .sentence()
                .ifPresent(sentence -> json.writeStringProperty("sentence", sentence));
        json.writeStringProperty("action", explanation.request().action());
        json.writeStringProperty("resource", explanation.request().resource());
        json.writeStringProperty("caller", explanation.request().caller().arn());
        missing();
        json.writeArrayPropertyStart("layers");
        explanation.layers().forEach(this::layer);
        json.writeEndArray();
        json.writeArrayPropertyStart("suggestions");
        explanation.suggestions().forEach(this::suggestion);
        json.writeEndArray();
        hints(json, Stream.concat(hints.stream(), explanation.hints().stream()).toList());
        json.writeEndObject();
    }

    /// The member `hints`.
    static void hints(JsonGenerator json, List<Hint> hints) {
        json.writeArrayPropertyStart("hints");
        for (Hint hint : hints) {
            json.writeStartObject();
            json.writeStringProperty("code", hint.code());
            json.writeStringProperty("text", hint.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String decision() {
        return switch (explanation.decision()) {
            case Decision.Allowed _ -> "allowed";
            case Decision.ExplicitlyDenied _ -> "explicitDeny";
            case Decision.ImplicitlyDenied _ -> "implicitDeny";
        };
    }

    private void missing() {
        if (explanation.decision() instanceof Decision.ImplicitlyDenied(var missing)) {
            json.writeStringProperty("missing", missing.written());
        }
    }

    private void layer(LayerReport layer) {
        json.writeStartObject();
        json.writeStringProperty("layer", layer.layer().written());
        json.writeStringProperty("policy", layer.policy());
        List<StatementReport> shown = nearest(layer.statements());
        json.writeNumberProperty("omitted", layer.statements().size() - shown.size());
        json.writeArrayPropertyStart("statements");
        shown.forEach(this::statement);
        json.writeEndArray();
        json.writeEndObject();
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
        json.writeStartObject();
        json.writeStringProperty("name", report.statement().name());
        json.writeNumberProperty("index", report.statement().index());
        json.writeStringProperty(
                "effect", report.statement().effect() == Effect.DENY ? "Deny" : "Allow");
        json.writeBooleanProperty("matched", report.outcome().matched());
        json.writeArrayPropertyStart("clauses");
        report.clauses().forEach(this::clause);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void clause(ClauseReport clause) {
        json.writeStartObject();
        json.writeStringProperty("clause", clause.label());
        json.writeBooleanProperty("matched", clause.matched());
        values("expected", clause.expected());
        values("actual", clause.actual());
        json.writeEndObject();
    }

    private void values(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.stream().limit(MAX_VALUES).forEach(json::writeString);
        if (values.size() > MAX_VALUES) {
            json.writeString("… and " + (values.size() - MAX_VALUES) + " more");
        }
        json.writeEndArray();
    }

    private void suggestion(Suggestion suggestion) {
        json.writeStartObject();
        switch (suggestion) {
            case Suggestion.ChangeRequest(List<KeyChange> changes, _) -> {
                json.writeStringProperty("change", "request");
                json.writeArrayPropertyStart("keys");
                changes.forEach(this::keyChange);
                json.writeEndArray();
            }
            case Suggestion.ChangePolicy(var layer, String policy, List<Edit> edits, _) -> {
                json.writeStringProperty("change", "policy");
                json.writeStringProperty("layer", layer.written());
                json.writeStringProperty("policy", policy);
                json.writeArrayPropertyStart("edits");
                edits.forEach(this::edit);
                json.writeEndArray();
            }
        }
        json.writeStringProperty("text", suggestion.text());
        json.writeEndObject();
    }

    private void keyChange(KeyChange change) {
        json.writeStartObject();
        json.writeStringProperty("key", change.key());
        change.to().ifPresent(value -> json.writeStringProperty("to", value));
        json.writeEndObject();
    }

    private void edit(Edit edit) {
        json.writeStartObject();
        json.writeStringProperty("pointer", edit.pointer());
        json.writeStringProperty(
                "edit",
                switch (edit.kind()) {
                    case ADD -> "add";
                    case REMOVE -> "remove";
                });
        json.writeStringProperty("value", edit.value());
        json.writeEndObject();
    }
}
