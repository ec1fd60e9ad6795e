package dev.mayfly.nodes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.node.Recoveries;
import dev.mayfly.nodes.NodeRefusal.Kind;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;

/// Lets a node come back whose certificate has lapsed: it signs a challenge with the key it joined
/// with, and gets the next generation, as often as its allowance says. The rules about generations
/// are those of [Renewal]: of two holders of a key the second to come is found out here too. After
/// an unlock any generation may come, once. Thread-safe.
public final class Recovery {

    private final Directory directory;
    private final Challenges challenges;
    private final Renewal renewal;

    public Recovery(Directory directory, Challenges challenges, Renewal renewal) {
        this.directory = directory;
        this.challenges = challenges;
        this.renewal = renewal;
    }

    /// What a node sends: the challenge, and its signature under it and the request.
    public record Attempt(
            String nodeName, String challenge, String signature, Renewal.Request request) {}

    /// The node with its next certificate.
    ///
    /// @throws NodeRefusedException when the challenge or the proof is not good, or no recovery is
    ///   allowed; `CLONED` when the node was locked for it
    public Node recover(Attempt attempt, Instant now) {
        if (!challenges.good(attempt.challenge(), attempt.nodeName(), now)) {
            throw NodeRefusal.thrown(
                    Kind.CHALLENGE,
                    "the challenge was not made here for " + attempt.nodeName() + ", or is over");
        }
        Node node = proved(attempt);
        NodeNetworks.require(node, attempt.request().ip());
        NodeDoor.requireUnlocked(node);
        Enrolment enrolment = node.enrolment().orElseThrow();
        boolean repeated =
                !enrolment.voided()
                        && enrolment.requestId().equals(attempt.request().requestId())
                        && now.isBefore(enrolment.current().notAfter());
        if (repeated) {
            return node;
        }
        return renewal.advance(
                node, attempt.request(), current -> entitled(current, attempt.request(), now), now);
    }

    private static Optional<Recoveries> entitled(Node node, Renewal.Request request, Instant now) {
        Enrolment enrolment = node.enrolment().orElseThrow();
        boolean sole =
                enrolment.voided()
                        || enrolment.generation() == request.generation()
                        || enrolment.requestId().equals(request.requestId());
        if (!sole) {
            return Optional.empty();
        }
        Recoveries recoveries = node.recoveries();
        if (!recoveries.openAt(now)) {
            throw NodeRefusal.thrown(
                    Kind.RECOVERIES_USED_UP,
                    "the node %s has %d recoveries left until %s"
                            .formatted(
                                    node.name(),
                                    recoveries.left(),
                                    recoveries.until().map(Instant::toString).orElse("no date")));
        }
        return Optional.of(recoveries.used());
    }

    private Node proved(Attempt attempt) {
        AccountState state = directory.state();
        Node node =
                state.nodes()
                        .byName(attempt.nodeName())
                        .filter(n -> n.enrolment().isPresent())
                        .orElseThrow(() ->
                                NodeRefusal.thrown(
                                        Kind.UNKNOWN,
                                        "no node " + attempt.nodeName() + " has joined"));
        PublicKey key = NodeCertificates.decoded(node.enrolment().orElseThrow().publicKey());
        byte[] text =
                Proofs.recoveryText(
                        attempt.nodeName(),
                        attempt.challenge(),
                        attempt.request().generation(),
                        attempt.request().requestId());
        if (!Proofs.signed(key, text, attempt.signature())) {
            throw NodeRefusal.thrown(
                    Kind.UNKNOWN, "the signature is not the one of the key of " + node.name());
        }
        return node;
    }
}
