package dev.mayfly.anywhere;

import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.cert.X509Certificate;
import java.util.List;

/// The certificates of the authorities a trust anchor stands for, as PEM and parsed. Two, so that
/// an authority can be replaced by its successor without an outage.
///
/// Source: service model, `SourceData`; IAM Roles Anywhere quotas, read 2026-11.
public record CertificateBundle(String pem, List<X509Certificate> certificates) {

    private static final int MAX_CHARS = 16_000;
    private static final int MAX_CERTIFICATES = 2;

    public CertificateBundle {
        certificates = List.copyOf(certificates);
    }

    /// Reads a bundle.
    ///
    /// @throws MalformedX509Exception when the text is not one or two certificates
    public static CertificateBundle parse(String pem) {
        if (pem.length() > MAX_CHARS) {
            throw new MalformedX509Exception("a certificate bundle has at most 16000 characters");
        }
        List<X509Certificate> certificates = Certificates.fromPem(pem);
        if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
            throw new MalformedX509Exception(
                    "a certificate bundle holds one or two certificates, this one "
                            + certificates.size());
        }
        return new CertificateBundle(pem, certificates);
    }
}
