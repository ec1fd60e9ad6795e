package dev.mayfly.store.sql;

import dev.mayfly.node.Enrolment;
import dev.mayfly.node.JoinToken;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a node back from the JSON of its row, as strictly as [EntityReader].
record NodeReader(Fields fields) {

    /// The node in the text.
    ///
    /// @throws StoredJsonException when the text is not what [NodeWriter] writes
    static Node node(String json) {
        NodeReader reader = new NodeReader(new Fields(StoredJson.object(json)));
        try {
            Node node = reader.read();
            reader.fields.end();
            return node;
        } catch (IllegalArgumentException e) {
            throw new StoredJsonException(String.valueOf(e.getMessage()));
        }
    }

    private Node read() {
        return new Node(
                new Node.Identity(
                        fields.text("name"), fields.text("id"), fields.text("instanceId")),
                new Node.Grant(
                        fields.text("instanceProfileArn"),
                        fields.texts("taskRoleArns"),
                        fields.texts("networks")),
                optional("token", NodeReader::token),
                optional("enrolment", NodeReader::enrolment),
                new Recoveries(
                        fields.number("recoveriesLeft"),
                        fields.duration("recoveryWindow"),
                        fields.optionalInstant("recoveriesUntil")),
                optional("lock", NodeReader::lock),
                fields.instant("sessionsFrom"),
                new Node.History(
                        fields.text("addedBy"),
                        fields.instant("addedAt"),
                        fields.optionalInstant("joinedAt"),
                        fields.optionalInstant("lastSeenAt")));
    }

    // A part that may be absent is a list of one where it is there.
    private <T> Optional<T> optional(String name, Function<Fields, T> read) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        List<T> parts = fields.objects(name, read);
        if (parts.size() != 1) {
            throw new StoredJsonException("`" + name + "` stands there once");
        }
        return Optional.of(parts.getFirst());
    }

    private static JoinToken token(Fields token) {
        return new JoinToken(token.text("id"), token.text("verifier"), token.instant("expiresAt"));
    }

    private static Enrolment enrolment(Fields enrolment) {
        return new Enrolment(
                enrolment.text("publicKey"),
                enrolment.number("generation"),
                new Enrolment.Certificate(
                        enrolment.text("serial"),
                        enrolment.instant("notAfter"),
                        enrolment.text("pem")),
                enrolment.optionalText("previousSerial"),
                enrolment.text("requestId"),
                enrolment.flag("voided"));
    }

    private static Node.Lock lock(Fields lock) {
        return new Node.Lock(lock.instant("since"), lock.text("reason"), lock.flag("cloned"));
    }
}
