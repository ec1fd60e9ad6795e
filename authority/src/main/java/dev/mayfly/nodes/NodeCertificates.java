package dev.mayfly.nodes;

import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.iam.AccountState;
import dev.mayfly.identity.AccountId;
import dev.mayfly.node.Enrolment;
import dev.mayfly.node.Node;
import dev.mayfly.x509.Certificates;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The certificates of nodes and the authority that signs them, which signs nothing else and which
/// nothing else trusts. What a certificate says is decided here: `CN=NAME,O=mayfly-nodes` and the
/// URI `spiffe://ACCOUNT.mayfly/node/NAME`, for 24 hours. Thread-safe.
///
/// Source of the URI's form: SPIFFE, "SPIFFE Identity and Verifiable Identity Document" §2; the
/// trust domain is ours.
public final class NodeCertificates {

    /// The organization in every certificate of a node.
    public static final String ORGANIZATION = "mayfly-nodes";

    // An anchor needs an id; customers' anchors have random ones, and none of version 0.
    private static final String ANCHOR_ID = "00000000-0000-0000-0000-000000000000";

    private final CertificateAuthorities authorities;
    private final Issuance issuance;
    private final AccountId account;
    private volatile Optional<TrustAnchor> known = Optional.empty();

    public NodeCertificates(
            CertificateAuthorities authorities, Issuance issuance, AccountId account) {
        this.authorities = authorities;
        this.issuance = issuance;
        this.account = account;
    }

    /// A certificate and the note of it that goes into the state with what else changes.
    record Signed(Enrolment.Certificate certificate, IssuedCertificate kept) {

        AccountState keptIn(AccountState state) {
            return state.withHoldings(
                    state.holdings().with(state.holdings().authorities().with(kept)));
        }
    }

    /// The authority of nodes, made on first use.
    CertificateAuthority authority() {
        return authorities.forNodes();
    }

    /// The certificate of the authority, in PEM.
    public String authorityPem() {
        return Certificates.toPem(authority().certificate());
    }

    /// The next certificate of a node for its key. Nothing is kept of it yet.
    Signed sign(Node node, PublicKey key) {
        Issuance.Issued issued =
                issuance.sign(
                        authority(),
                        key,
                        new Issuance.Wish(
                                node.name(),
                                Optional.of(ORGANIZATION),
                                List.of(),
                                List.of(uri(account, node.name())),
                                Optional.empty()),
                        "node " + node.name());
        return new Signed(
                new Enrolment.Certificate(
                        issued.kept().serialHex(),
                        issued.kept().notAfter(),
                        Certificates.toPem(issued.certificate())),
                issued.kept());
    }

    /// The authority as a trust anchor, or empty while there are no nodes. It is asked by the door
    /// of nodes alone.
    Optional<TrustAnchor> anchor(AccountState state) {
        Optional<CertificateAuthority> authority =
                state.holdings().authorities().authority(CertificateAuthorities.NODES);
        if (authority.isEmpty()) {
            return Optional.empty();
        }
        X509Certificate certificate = authority.get().certificate();
        Optional<TrustAnchor> last = known;
        if (last.filter(anchor -> anchor.bundle().certificates().getFirst().equals(certificate))
                .isPresent()) {
            return last;
        }
        known =
                Optional.of(
                        new TrustAnchor(
                                ANCHOR_ID,
                                CertificateAuthorities.NODES,
                                CertificateBundle.parse(Certificates.toPem(certificate)),
                                true,
                                authority.get().createdAt(),
                                authority.get().createdAt(),
                                List.of(),
                                List.of()));
        return known;
    }

    /// `spiffe://ACCOUNT.mayfly/node/NAME`.
    public static String uri(AccountId account, String name) {
        return "spiffe://" + account.digits() + ".mayfly/node/" + name;
    }

    /// A public key as nodes are known by.
    static String encoded(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static PublicKey decoded(String publicKey) {
        byte[] spki = Base64.getDecoder().decode(publicKey);
        for (String algorithm : List.of("EC", "RSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePublic(new X509EncodedKeySpec(spki));
            } catch (GeneralSecurityException _) {
                // the other kind
            }
        }
        throw new IllegalStateException("the stored key of a node is damaged");
    }
}
