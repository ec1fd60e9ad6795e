package dev.mayfly.store.sql;

import dev.mayfly.node.Enrolment;
import dev.mayfly.node.JoinToken;
import dev.mayfly.node.Node;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes a node as the JSON of its row; absent values are left out.
record NodeWriter(JsonGenerator json, JsonFields fields) {

    static String json(Node node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new NodeWriter(json, new JsonFields(json)).members(node);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void members(Node node) {
        fields.text("name", node.name());
        fields.text("id", node.id());
        fields.text("instanceId", node.instanceId());
        fields.text("instanceProfileArn", node.grant().instanceProfileArn());
        fields.texts("taskRoleArns", node.grant().taskRoleArns());
        fields.texts("networks", node.grant().networks());
        node.token().ifPresent(this::token);
        node.enrolment().ifPresent(this::enrolment);
        fields.number("recoveriesLeft", node.recoveries().left());
        fields.text("recoveryWindow", node.recoveries().window().toString());
        node.recoveries().until().ifPresent(until -> fields.instant("recoveriesUntil", until));
        node.lock().ifPresent(this::lock);
        fields.instant("sessionsFrom", node.sessionsFrom());
        fields.text("addedBy", node.history().addedBy());
        fields.instant("addedAt", node.history().addedAt());
        node.history().joinedAt().ifPresent(at -> fields.instant("joinedAt", at));
        node.history().lastSeenAt().ifPresent(at -> fields.instant("lastSeenAt", at));
    }

    private void token(JoinToken token) {
        json.writeArrayPropertyStart("token");
        json.writeStartObject();
        fields.text("id", token.id());
        fields.text("verifier", token.verifier());
        fields.instant("expiresAt", token.expiresAt());
        json.writeEndObject();
        json.writeEndArray();
    }

    private void enrolment(Enrolment enrolment) {
        json.writeArrayPropertyStart("enrolment");
        json.writeStartObject();
        fields.text("publicKey", enrolment.publicKey());
        fields.number("generation", enrolment.generation());
        fields.text("serial", enrolment.current().serial());
        fields.instant("notAfter", enrolment.current().notAfter());
        fields.text("pem", enrolment.current().pem());
        fields.optional("previousSerial", enrolment.previousSerial());
        fields.text("requestId", enrolment.requestId());
        fields.flag("voided", enrolment.voided());
        json.writeEndObject();
        json.writeEndArray();
    }

    private void lock(Node.Lock lock) {
        json.writeArrayPropertyStart("lock");
        json.writeStartObject();
        fields.instant("since", lock.since());
        fields.text("reason", lock.reason());
        fields.flag("cloned", lock.cloned());
        json.writeEndObject();
        json.writeEndArray();
    }
}
