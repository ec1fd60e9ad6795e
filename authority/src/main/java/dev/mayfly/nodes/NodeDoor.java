package dev.mayfly.nodes;

import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.CertificateVerifier;
import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.certificate.VerifiedCertificate;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.nodes.NodeRefusal.Kind;
import dev.mayfly.x509.NameAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out which node signed a request with its certificate. That it holds the key was proved by
/// the signature; here the certificate must be one of ours, of the node's own key, not revoked, not
/// superseded, from a network of the node's, and the node must not be locked. Thread-safe.
public final class NodeDoor {

    /// How exact `lastSeenAt` is: writing it down at each request would be a commit for each.
    private static final Duration SEEN_STEP = Duration.ofHours(1);

    private final Directory directory;
    private final NodeCertificates certificates;
    private final CertificateVerifier verifier = new CertificateVerifier();

    public NodeDoor(Directory directory, NodeCertificates certificates) {
        this.directory = directory;
        this.certificates = certificates;
    }

    /// The node behind the certificate, which may do what nodes may.
    ///
    /// @throws NodeRefusedException when there is none, or it gets nothing now
    public ProvenNode open(PresentedChain presented, String ip, Instant now) {
        ProvenNode proven = holder(presented, ip, now);
        Node node = proven.node();
        Enrolment enrolment = node.enrolment().orElseThrow();
        if (enrolment.voided()) {
            throw NodeRefusal.thrown(
                    Kind.RECOVER, "no certificate of " + node.name() + " counts since its unlock");
        }
        if (!enrolment.counts(proven.serial())) {
            throw NodeRefusal.thrown(
                    Kind.SUPERSEDED,
                    "the certificate %s of %s is older than its last two"
                            .formatted(proven.serial(), node.name()));
        }
        return seen(proven, now);
    }

    /// The node whose key the certificate is for, however old the certificate's generation is.
    ///
    /// @throws NodeRefusedException when there is none, or it is locked
    ProvenNode holder(PresentedChain presented, String ip, Instant now) {
        AccountState state = directory.state();
        VerifiedCertificate certificate = trusted(state, presented, now);
        String name = commonName(certificate);
        Node node = state.nodes().byName(name).orElseThrow(() -> unknown(name));
        String key = NodeCertificates.encoded(certificate.endEntity().getPublicKey());
        if (node.enrolment().filter(e -> e.publicKey().equals(key)).isEmpty()) {
            throw NodeRefusal.thrown(
                    Kind.UNKNOWN, "the node " + name + " has another key than the certificate");
        }
        NodeNetworks.require(node, ip);
        requireUnlocked(node);
        return new ProvenNode(node, serial(certificate), certificate.end());
    }

    static void requireUnlocked(Node node) {
        node.lock()
                .ifPresent(lock -> {
                    throw NodeRefusal.thrown(
                            Kind.LOCKED,
                            "the node %s is locked since %s: %s"
                                    .formatted(node.name(), lock.since(), lock.reason()));
                });
    }

    private VerifiedCertificate trusted(AccountState state, PresentedChain presented, Instant now) {
        TrustAnchor anchor =
                certificates
                        .anchor(state)
                        .orElseThrow(
                                () -> NodeRefusal.thrown(Kind.UNKNOWN, "the account has no nodes"));
        return switch (verifier.verify(presented, anchor, List.of(), now)) {
            case CertificateVerdict.Trusted(VerifiedCertificate certificate) -> {
                requireUnrevoked(state, certificate);
                yield certificate;
            }
            case CertificateVerdict.Refused(CertificateRefusal.Expired expired) ->
                    throw NodeRefusal.thrown(Kind.LAPSED, expired.reason());
            case CertificateVerdict.Refused(CertificateRefusal refusal) ->
                    throw NodeRefusal.thrown(Kind.CERTIFICATE, refusal.reason());
        };
    }

    private static void requireUnrevoked(AccountState state, VerifiedCertificate certificate) {
        state.holdings()
                .authorities()
                .certificate(serial(certificate))
                .flatMap(IssuedCertificate::revocation)
                .ifPresent(revocation -> {
                    throw NodeRefusal.thrown(
                            Kind.CERTIFICATE,
                            "the certificate of %s was revoked at %s"
                                    .formatted(certificate.subject(), revocation.at()));
                });
    }

    private static String serial(VerifiedCertificate certificate) {
        return IssuedCertificate.hex(certificate.endEntity().getSerialNumber());
    }

    private static String commonName(VerifiedCertificate certificate) {
        return NameAttribute.of(certificate.endEntity().getSubjectX500Principal()).stream()
                .filter(attribute -> attribute.type().equals("CN"))
                .map(NameAttribute::value)
                .findFirst()
                .orElse("");
    }

    private static NodeRefusedException unknown(String name) {
        return NodeRefusal.thrown(
                Kind.UNKNOWN, "there is no node " + name + "; it was removed, or never joined");
    }

    private ProvenNode seen(ProvenNode proven, Instant now) {
        Optional<Instant> last = proven.node().history().lastSeenAt();
        if (last.filter(then -> now.isBefore(then.plus(SEEN_STEP))).isEmpty()) {
            directory.update(state ->
                    state.nodes()
                            .byId(proven.node().id())
                            .map(node -> state.withNodes(state.nodes().with(node.seen(now))))
                            .orElse(state));
        }
        return proven;
    }
}
