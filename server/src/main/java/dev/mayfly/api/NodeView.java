package dev.mayfly.api;

import dev.mayfly.api.node.NodeAnswers.NodeMember;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import java.time.Instant;
import java.util.Optional;

/// A node as administrators see it.
final class NodeView {

    private NodeView() {}

    static NodeMember of(Node node, Instant now) {
        Optional<Enrolment.Certificate> certificate = node.enrolment().map(Enrolment::current);
        return new NodeMember(
                node.name(),
                node.id(),
                node.instanceId(),
                status(node, now),
                node.grant().instanceProfileArn(),
                node.grant().taskRoleArns(),
                node.grant().networks(),
                node.enrolment().map(Enrolment::generation),
                certificate.map(Enrolment.Certificate::serial),
                certificate.map(Enrolment.Certificate::notAfter),
                node.recoveries().left(),
                node.recoveries().until(),
                node.lock().map(Node.Lock::since),
                node.lock().map(Node.Lock::reason),
                node.history().addedBy(),
                node.history().addedAt(),
                node.history().joinedAt(),
                node.history().lastSeenAt());
    }

    private static String status(Node node, Instant now) {
        if (node.lock().isPresent()) {
            return "locked";
        }
        if (node.enrolment().isEmpty()) {
            return "pending";
        }
        Enrolment enrolment = node.enrolment().get();
        boolean good = !enrolment.voided() && now.isBefore(enrolment.current().notAfter());
        return good ? "active" : "lapsed";
    }
}
