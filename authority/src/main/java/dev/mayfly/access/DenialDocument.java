package dev.mayfly.access;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.ExplanationJson;
import dev.mayfly.policy.explain.Hint;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The reason for a denial as JSON: AWS's decoded authorization message, with everything we know
/// beyond it under `mayfly`. The trail keeps this text, `DecodeAuthorizationMessage` answers with
/// it, and `mayfly explain` shows what is under `mayfly`.
///
/// Source: STS API Reference, `DecodeAuthorizationMessage` (its members, and the decoded messages
/// shown in AWS re:Post, "How can I decode an authorization failure message", and in the IAM User
/// Guide, "Use DecodeAuthorizationMessage with a CLI").
public final class DenialDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final Explanation explanation;

    private DenialDocument(JsonGenerator json, Explanation explanation) {
        this.json = json;
        this.explanation = explanation;
    }

    /// The document about one denial; `hints` are remarks beyond the explanation's own.
    public static String json(Explanation explanation, List<Hint> hints) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new DenialDocument(json, explanation).awsMembers();
            json.writeName("mayfly");
            json.writeRawValue(ExplanationJson.render(explanation, hints));
            json.writeEndObject();
        }
        return text.toString();
    }

    /// The document about a call that was refused before any policy was asked: a sentence and
    /// remarks.
    public static String json(String sentence, List<Hint> hints) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeBooleanProperty("allowed", false);
            json.writeBooleanProperty("explicitDeny", false);
            json.writeObjectPropertyStart("mayfly");
            json.writeStringProperty("decision", "refused");
            json.writeStringProperty("sentence", sentence);
            json.writeArrayPropertyStart("hints");
            for (Hint hint : hints) {
                json.writeStartObject();
                json.writeStringProperty("code", hint.code());
                json.writeStringProperty("text", hint.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void awsMembers() {
        json.writeBooleanProperty("allowed", explanation.decision().allowed());
        json.writeBooleanProperty(
                "explicitDeny", explanation.decision() instanceof Decision.ExplicitlyDenied);
        json.writeObjectPropertyStart("matchedStatements");
        json.writeArrayPropertyStart("items");
        explanation.layers().stream()
                .flatMap(layer -> layer.statements().stream())
                .filter(report -> report.statement().effect() == Effect.DENY)
                .filter(report -> report.outcome().matched())
                .forEach(this::matched);
        json.writeEndArray();
        json.writeEndObject();
        items("failures", List.of());
        context();
    }

    private void matched(StatementReport report) {
        json.writeStartObject();
        json.writeStringProperty("statementId", report.statement().sid().orElse(""));
        json.writeStringProperty("effect", "DENY");
        items("principals", principals(report));
        items("principalGroups", List.of());
        items("actions", expected(report, "Action"));
        items("resources", expected(report, "Resource"));
        json.writeObjectPropertyStart("conditions");
        json.writeArrayPropertyStart("items");
        report.statement()
                .conditions()
                .forEach(condition -> condition(condition.key().name(), condition.values()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /// A policy of the caller's own is about the caller, by the unique id.
    private List<String> principals(StatementReport report) {
        return report.statement().principals().isPresent()
                ? expected(report, "Principal")
                : List.of(ownerId(explanation.request().caller()));
    }

    private static String ownerId(CallerPrincipal caller) {
        return switch (caller) {
            case CallerPrincipal.RoleSession session -> session.roleId();
            case CallerPrincipal.User user -> user.userId();
            case CallerPrincipal.Anonymous _,
                    CallerPrincipal.Root _,
                    CallerPrincipal.FederatedUser _,
                    CallerPrincipal.Federated _,
                    CallerPrincipal.Service _ ->
                    caller.arn();
        };
    }

    private void condition(String key, List<String> values) {
        json.writeStartObject();
        json.writeStringProperty("key", key);
        items("values", values);
        json.writeEndObject();
    }

    private static List<String> expected(StatementReport report, String label) {
        return report.clauses().stream()
                .filter(clause -> clause.label().equals(label))
                .map(ClauseReport::expected)
                .findFirst()
                .orElse(List.of());
    }

    private void context() {
        json.writeObjectPropertyStart("context");
        json.writeObjectPropertyStart("principal");
        CallerPrincipal caller = explanation.request().caller();
        json.writeStringProperty("id", id(caller));
        json.writeStringProperty("arn", caller.arn());
        json.writeEndObject();
        json.writeStringProperty("action", explanation.request().action());
        json.writeStringProperty("resource", explanation.request().resource());
        json.writeObjectPropertyStart("conditions");
        json.writeArrayPropertyStart("items");
        explanation
                .request()
                .context()
                .entries()
                .forEach((key, value) -> condition(key.name(), value.values()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String id(CallerPrincipal caller) {
        return caller instanceof CallerPrincipal.RoleSession session
                ? session.roleId() + ":" + session.sessionName()
                : caller.arn();
    }

    /// `"name":{"items":[{"value":…},…]}`.
    private void items(String name, List<String> values) {
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("items");
        for (String value : values) {
            json.writeStartObject();
            json.writeStringProperty("value", value);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
