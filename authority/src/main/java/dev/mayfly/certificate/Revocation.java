package dev.mayfly.certificate;

import dev.mayfly.anywhere.Crl;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether imported lists revoke a certificate of a path. A list counts for the certificates of the
/// issuer it names, and must be signed with that issuer's key: one that is not stops everything of
/// that issuer, since what it should say is unknown. A list that is overdue still counts, and is
/// reported.
record Revocation(List<Crl> lists, Instant now) {

    private static final int CRL_SIGN = 6;

    /// Why the path does not hold, or empty. `path` begins with the end entity, and `anchor` issued
    /// its last certificate.
    Optional<CertificateRefusal> refusal(List<X509Certificate> path, X509Certificate anchor) {
        for (int i = 0; i < path.size(); i++) {
            X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : anchor;
            for (Crl crl : of(issuer)) {
                Optional<CertificateRefusal> refusal = refusal(path.get(i), issuer, crl);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    /// The names of the lists that were asked though they are overdue.
    List<String> overdue(List<X509Certificate> path, X509Certificate anchor) {
        List<X509Certificate> issuers = new ArrayList<>(path.subList(1, path.size()));
        issuers.add(anchor);
        return issuers.stream()
                .flatMap(issuer -> of(issuer).stream())
                .filter(crl -> crl.list().overdueAt(now))
                .map(Crl::name)
                .distinct()
                .toList();
    }

    private List<Crl> of(X509Certificate issuer) {
        return lists.stream()
                .filter(crl ->
                        crl.list()
                                .crl()
                                .getIssuerX500Principal()
                                .equals(issuer.getSubjectX500Principal()))
                .toList();
    }

    private static Optional<CertificateRefusal> refusal(
            X509Certificate certificate, X509Certificate issuer, Crl crl) {
        if (!signedBy(issuer, crl.list().crl())) {
            return Optional.of(
                    new CertificateRefusal.UnusableList(
                            crl.name(), CertificateRules.subject(issuer)));
        }
        X509CRLEntry entry = crl.list().crl().getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(
                new CertificateRefusal.Revoked(
                        CertificateRules.subject(certificate),
                        VerifiedCertificate.hexSerialNumber(certificate),
                        entry.getRevocationDate().toInstant(),
                        crl.name()));
    }

    /// The JDK remembers the key a list was verified with last, so this costs once a list.
    private static boolean signedBy(X509Certificate issuer, X509CRL crl) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage == null || !usage[CRL_SIGN]) {
            return false;
        }
        try {
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
