package dev.mayfly.store.sql;

import dev.mayfly.node.Enrolment;
import dev.mayfly.node.JoinToken;
import dev.mayfly.node.Node;
import dev.mayfly.node.NodeState;
import dev.mayfly.node.Recoveries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A node with every member set, and one with none that may be absent.
final class SampleNodes {

    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00.123456789Z");

    private SampleNodes() {}

    static Node full() {
        return new Node(
                new Node.Identity("web-1", "n-" + "1".repeat(24), "i-" + "a".repeat(17)),
                new Node.Grant(
                        "arn:aws:iam::123456789012:instance-profile/app",
                        List.of("arn:aws:iam::123456789012:role/task"),
                        List.of("10.0.0.0/8", "fd00::/8")),
                Optional.of(new JoinToken("t", "key", THEN.plusSeconds(900))),
                Optional.of(
                        new Enrolment(
                                "spki",
                                7,
                                new Enrolment.Certificate("0a", THEN.plusSeconds(1), "pem"),
                                Optional.of("09"),
                                "request",
                                true)),
                new Recoveries(2, Duration.ofDays(30), Optional.of(THEN.plusSeconds(2))),
                Optional.of(new Node.Lock(THEN, "two holders", true)),
                THEN,
                new Node.History(
                        "arn:aws:sts::123456789012:assumed-role/admin/ann",
                        THEN,
                        Optional.of(THEN.plusSeconds(3)),
                        Optional.of(THEN.plusSeconds(4))));
    }

    static Node bare() {
        return new Node(
                new Node.Identity("db.2", "n-" + "2".repeat(24), "i-" + "b".repeat(17)),
                new Node.Grant(
                        "arn:aws:iam::123456789012:instance-profile/db", List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                new Recoveries(0, Duration.ZERO, Optional.empty()),
                Optional.empty(),
                THEN,
                new Node.History("ann", THEN, Optional.empty(), Optional.empty()));
    }

    static NodeState state() {
        return NodeState.EMPTY.with(full()).with(bare());
    }
}
