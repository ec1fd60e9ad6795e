package dev.mayfly.certificate;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides whether a trust anchor vouches for a certificate. First what the certificates are by
/// themselves, so that the reason is theirs and not the validator's; then paths by the JDK's PKIX;
/// last the revocation lists. Of several paths the first that holds counts.
///
/// That the caller holds the key of the certificate is proved by the signature of its request, and
/// not here. Remembers nothing but which paths PKIX found to hold. Thread-safe.
///
/// Source: IAM Roles Anywhere User Guide, "Signature validation" and "Revocation", read 2026-11;
/// RFC 5280 §6.1.
public final class CertificateVerifier {

    private final ProvenPaths proven = new ProvenPaths();

    /// Whether the certificates of a trust anchor may stand there, or why not: an authority's, and
    /// strong. Their time is not asked, since an anchor may be imported ahead of it.
    public static Optional<CertificateRefusal> anchorRefusal(X509Certificate certificate) {
        return CertificateRules.authority(certificate);
    }

    /// The verdict at `now` about what a caller presents to `anchor`; of `crls` those that are
    /// enabled and belong to the anchor count.
    public CertificateVerdict verify(
            PresentedChain presented, TrustAnchor anchor, List<Crl> crls, Instant now) {
        try {
            return decide(presented, anchor, new Revocation(counting(anchor, crls), now));
        } catch (MalformedX509Exception e) {
            return new CertificateVerdict.Refused(
                    new CertificateRefusal.InvalidPath(
                            CertificateRules.subject(presented.endEntity()),
                            String.valueOf(e.getMessage())));
        }
    }

    private static List<Crl> counting(TrustAnchor anchor, List<Crl> crls) {
        return crls.stream()
                .filter(crl -> crl.enabled() && crl.trustAnchorId().equals(anchor.id()))
                .toList();
    }

    private CertificateVerdict decide(
            PresentedChain presented, TrustAnchor anchor, Revocation revocation) {
        X509Certificate endEntity = presented.endEntity();
        Optional<CertificateRefusal> own =
                CertificateRules.endEntity(endEntity)
                        .or(() -> CertificateRules.validity(endEntity, revocation.now()));
        if (own.isPresent()) {
            return new CertificateVerdict.Refused(own.get());
        }
        Optional<CertificateRefusal> first = Optional.empty();
        for (CandidatePaths.Path path :
                CandidatePaths.of(presented, anchor.bundle().certificates())) {
            Optional<CertificateRefusal> refusal = refusal(path, revocation);
            if (refusal.isEmpty()) {
                return new CertificateVerdict.Trusted(
                        new VerifiedCertificate(
                                anchor.id(),
                                path.certificates(),
                                revocation.overdue(path.certificates(), path.anchor())));
            }
            first = first.or(() -> refusal);
        }
        return new CertificateVerdict.Refused(
                first.orElseGet(() ->
                        new CertificateRefusal.NoPath(
                                endEntity.getIssuerX500Principal().getName(), anchor.name())));
    }

    private Optional<CertificateRefusal> refusal(CandidatePaths.Path path, Revocation revocation) {
        Instant now = revocation.now();
        for (X509Certificate authority :
                path.certificates().subList(1, path.certificates().size())) {
            Optional<CertificateRefusal> refusal =
                    CertificateRules.authority(authority)
                            .or(() -> CertificateRules.validity(authority, now));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return CertificateRules.authority(path.anchor())
                .or(() -> CertificateRules.validity(path.anchor(), now))
                .or(() -> pathRefusal(path, now))
                .or(() -> revocation.refusal(path.certificates(), path.anchor()));
    }

    private Optional<CertificateRefusal> pathRefusal(CandidatePaths.Path path, Instant now) {
        if (proven.holds(path)) {
            return Optional.empty();
        }
        Optional<CertificateRefusal> refusal = PathValidator.refusal(path, now);
        if (refusal.isEmpty()) {
            proven.remember(path);
        }
        return refusal;
    }
}
