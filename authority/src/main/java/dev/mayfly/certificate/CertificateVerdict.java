package dev.mayfly.certificate;

/// What the verifier found.
public sealed interface CertificateVerdict {

    /// A trust anchor vouches for the certificate.
    record Trusted(VerifiedCertificate certificate) implements CertificateVerdict {}

    /// None does, for this reason.
    record Refused(CertificateRefusal refusal) implements CertificateVerdict {}
}
