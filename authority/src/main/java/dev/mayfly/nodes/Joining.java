package dev.mayfly.nodes;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.JoinToken;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.x509.CertificateRequest;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.PublicKey;
import java.time.Instant;

/// Makes a machine a node: the proof of its token, then the first certificate for its key.
/// Thread-safe.
///
/// A token is good for one key. While it lives the same key gets the same answer again, since the
/// first may have been lost; to another key it is worth nothing from the first use on.
public final class Joining {

    private final Directory directory;
    private final NodeCertificates certificates;

    public Joining(Directory directory, NodeCertificates certificates) {
        this.directory = directory;
        this.certificates = certificates;
    }

    /// What a machine sends, and from where.
    public record Attempt(String tokenId, String certificateRequest, String proof, String ip) {}

    /// The node, with its first certificate.
    ///
    /// @throws NodeRefusedException when the proof is not the token's, or the token is no good now
    /// @throws RefusedException when the certificate request cannot be read
    public Node join(Attempt attempt, Instant now) {
        PublicKey key = key(attempt.certificateRequest());
        Node proved = proved(attempt, key, directory.state());
        if (answered(proved, key, now)) {
            return proved;
        }
        NodeCertificates.Signed signed = certificates.sign(proved, key);
        AccountState after =
                directory.update(state -> {
                    Node node = proved(attempt, key, state);
                    return answered(node, key, now)
                            ? state
                            : joined(signed.keptIn(state), node, key, signed, now);
                });
        return after.nodes().byId(proved.id()).orElseThrow();
    }

    private static AccountState joined(
            AccountState state,
            Node node,
            PublicKey key,
            NodeCertificates.Signed signed,
            Instant now) {
        Enrolment first =
                Enrolment.first(
                        NodeCertificates.encoded(key),
                        signed.certificate(),
                        node.token().orElseThrow().id());
        return state.withNodes(
                state.nodes()
                        .with(
                                node.enrolled(
                                        first,
                                        node.recoveries().after(signed.certificate().notAfter()),
                                        now)));
    }

    private Node proved(Attempt attempt, PublicKey key, AccountState state) {
        Node node =
                state.nodes()
                        .byTokenId(attempt.tokenId())
                        .orElseThrow(() ->
                                NodeRefusal.thrown(Kind.UNKNOWN, "there is no such join token"));
        JoinToken token = node.token().orElseThrow();
        String pin = Proofs.pin(certificates.authority().certificate().getPublicKey());
        byte[] text = Proofs.joinText(token.id(), pin, key);
        if (!Proofs.joins(token.verifier(), text, attempt.proof())) {
            throw NodeRefusal.thrown(
                    Kind.UNKNOWN,
                    "the proof is not the one of the join token of "
                            + node.name()
                            + " for this key, or the token's pin is another authority's");
        }
        NodeNetworks.require(node, attempt.ip());
        return node;
    }

    /// Whether the node has joined with this key already, so that it gets the same answer.
    private static boolean answered(Node node, PublicKey key, Instant now) {
        JoinToken token = node.token().orElseThrow();
        if (token.expiredAt(now)) {
            throw NodeRefusal.thrown(
                    Kind.TOKEN_EXPIRED,
                    "the join token of " + node.name() + " expired at " + token.expiresAt());
        }
        NodeDoor.requireUnlocked(node);
        if (node.enrolment().isEmpty()) {
            return false;
        }
        Enrolment enrolment = node.enrolment().get();
        boolean same = enrolment.publicKey().equals(NodeCertificates.encoded(key));
        if (!same || enrolment.generation() > 1) {
            throw NodeRefusal.thrown(
                    Kind.TOKEN_USED,
                    "the join token of "
                            + node.name()
                            + (same ? " led to a later certificate" : " was used by another key"));
        }
        return true;
    }

    private static PublicKey key(String certificateRequest) {
        try {
            return CertificateRequest.fromPem(certificateRequest).key();
        } catch (MalformedX509Exception e) {
            throw new RefusedException(new Refusal.InvalidMember(String.valueOf(e.getMessage())));
        }
    }
}
