package dev.mayfly.certificate;

import dev.mayfly.x509.Strength;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/// What certificates must be by themselves, whoever issued them.
///
/// Source: IAM Roles Anywhere User Guide, "Signature validation", read 2026-11.
final class CertificateRules {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int VERSION = 3;
    private static final int MAX_SOURCE_IDENTITY = 64;

    private CertificateRules() {}

    /// What is wrong with an end entity's certificate, or empty.
    static Optional<CertificateRefusal> endEntity(X509Certificate certificate) {
        String subject = subject(certificate);
        if (certificate.getVersion() != VERSION) {
            return refused(new CertificateRefusal.NotVersionThree(certificate.getVersion()));
        }
        if (subject.isEmpty()) {
            return refused(new CertificateRefusal.EmptySubject());
        }
        if (certificate.getBasicConstraints() >= 0) {
            return refused(new CertificateRefusal.AuthorityAsEndEntity(subject));
        }
        if (!usage(certificate, DIGITAL_SIGNATURE)) {
            return refused(new CertificateRefusal.NoDigitalSignature(subject));
        }
        String identity = VerifiedCertificate.sourceIdentity(certificate);
        if (identity.length() > MAX_SOURCE_IDENTITY || !SessionCharacters.only(identity)) {
            return refused(new CertificateRefusal.UnusableCommonName(subject));
        }
        return weakness(certificate, Strength.endEntityWeakness(certificate.getPublicKey()));
    }

    /// What is wrong with an authority's certificate, or empty.
    static Optional<CertificateRefusal> authority(X509Certificate certificate) {
        boolean authority =
                certificate.getVersion() == VERSION
                        && certificate.getBasicConstraints() >= 0
                        && usage(certificate, KEY_CERT_SIGN);
        if (!authority) {
            return refused(new CertificateRefusal.NotAnAuthority(subject(certificate)));
        }
        return weakness(certificate, Strength.weakness(certificate.getPublicKey()));
    }

    /// Whether the certificate is within its time, both ends inclusive as RFC 5280 §4.1.2.5 has it.
    static Optional<CertificateRefusal> validity(X509Certificate certificate, Instant now) {
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(start)) {
            return refused(new CertificateRefusal.NotYetValid(subject(certificate), start));
        }
        return now.isAfter(end)
                ? refused(new CertificateRefusal.Expired(subject(certificate), end))
                : Optional.empty();
    }

    static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static Optional<CertificateRefusal> weakness(
            X509Certificate certificate, Optional<String> weakKey) {
        String subject = subject(certificate);
        if (!Strength.signedStrongly(certificate)) {
            return refused(
                    new CertificateRefusal.WeakSignature(subject, certificate.getSigAlgName()));
        }
        return weakKey.map(key -> new CertificateRefusal.WeakKey(subject, key));
    }

    private static boolean usage(X509Certificate certificate, int bit) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[bit];
    }

    private static Optional<CertificateRefusal> refused(CertificateRefusal refusal) {
        return Optional.of(refusal);
    }
}
