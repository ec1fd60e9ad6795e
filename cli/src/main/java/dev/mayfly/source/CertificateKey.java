package dev.mayfly.source;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/// A private key, in software or in a token, and the certificates that speak for it: its own first,
/// then those that lead to a trust anchor.
///
/// Immutable; the key never leaves.
public final class CertificateKey {

    private static final int MAX_OTHERS = 5;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /// @throws SourceException when the key is not the certificate's, or of a kind nobody takes
    public CertificateKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
        if (this.chain.isEmpty()) {
            throw SourceException.refused("there is no certificate to go with the private key");
        }
        if (this.chain.size() > MAX_OTHERS + 1) {
            throw SourceException.refused(
                    "the chain holds more than " + MAX_OTHERS + " certificates beside the first");
        }
        requirePair();
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The certificates between ours and a trust anchor.
    public List<X509Certificate> intermediates() {
        return chain.subList(1, chain.size());
    }

    /// The algorithm's name in requests.
    ///
    /// Source: IAM Roles Anywhere User Guide, "The IAM Roles Anywhere authentication signing
    /// process", read 2026-11.
    String algorithm() {
        return certificate().getPublicKey() instanceof RSAPublicKey
                ? "AWS4-X509-RSA-SHA256"
                : "AWS4-X509-ECDSA-SHA256";
    }

    BigInteger serialNumber() {
        return certificate().getSerialNumber();
    }

    /// RSA with PKCS #1 v1.5 or ECDSA as DER, over SHA-256 whatever the curve.
    public byte[] sign(byte[] text) {
        try {
            Signature engine = Signature.getInstance(engineName());
            engine.initSign(key);
            engine.update(text);
            return engine.sign();
        } catch (GeneralSecurityException e) {
            throw SourceException.refused(
                    "the private key does not sign: " + e.getClass().getSimpleName());
        }
    }

    private String engineName() {
        return switch (certificate().getPublicKey()) {
            case RSAPublicKey _ -> "SHA256withRSA";
            case ECPublicKey _ -> "SHA256withECDSA";
            case PublicKey other ->
                    throw SourceException.refused(
                            "certificates with a key of type "
                                    + other.getAlgorithm()
                                    + " are not taken; RSA and EC (P-256, P-384) are");
        };
    }

    /// A pair that does not fit would be refused as "Invalid signature", which explains nothing.
    private void requirePair() {
        byte[] probe = "is this the certificate's key?".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature engine = Signature.getInstance(engineName());
            engine.initVerify(certificate().getPublicKey());
            engine.update(probe);
            if (engine.verify(sign(probe))) {
                return;
            }
        } catch (GeneralSecurityException _) {
            // not a pair either
        }
        throw SourceException.refused("the private key is not that of the certificate");
    }
}
