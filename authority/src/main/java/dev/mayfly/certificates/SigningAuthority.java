package dev.mayfly.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// An authority that can sign: its certificate and the key that belongs to it.
public record SigningAuthority(X509Certificate certificate, PrivateKey key) {

    /// The subject only: the key is not to be printed.
    @Override
    public String toString() {
        return "SigningAuthority[" + certificate.getSubjectX500Principal() + "]";
    }
}
