package dev.mayfly.sigv4;

import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.x509.Der;
import dev.mayfly.x509.MalformedX509Exception;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/// The algorithms of certificate signatures. Both hash with SHA-256, whatever the curve.
///
/// Source: IAM Roles Anywhere User Guide, "The IAM Roles Anywhere authentication signing process".
enum X509Algorithm {
    RSA("AWS4-X509-RSA-SHA256", "SHA256withRSA"),
    ECDSA("AWS4-X509-ECDSA-SHA256", "SHA256withECDSA");

    private static final String FAMILY = "AWS4-X509-";

    private final String wireName;
    private final String jdkName;

    X509Algorithm(String wireName, String jdkName) {
        this.wireName = wireName;
        this.jdkName = jdkName;
    }

    String wireName() {
        return wireName;
    }

    /// The algorithm of that name; every other is refused, and one that a client makes up from the
    /// hash of its certificate is explained.
    static X509Algorithm of(String wireName) {
        for (X509Algorithm algorithm : values()) {
            if (algorithm.wireName.equals(wireName)) {
                return algorithm;
            }
        }
        throw Refusals.incomplete(
                wireName.startsWith(FAMILY)
                        ? "Unsupported AWS 'algorithm'; sign with SHA-256, as AWS4-X509-RSA-SHA256"
                                + " or AWS4-X509-ECDSA-SHA256, whatever hash the certificate was"
                                + " signed with"
                        : "Unsupported AWS 'algorithm'; sign with AWS4-X509-RSA-SHA256 or"
                                + " AWS4-X509-ECDSA-SHA256");
    }

    boolean fits(PublicKey key) {
        return switch (this) {
            case RSA -> key instanceof RSAPublicKey;
            case ECDSA -> key instanceof ECPublicKey;
        };
    }

    boolean verifies(CryptoProvider crypto, PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature engine = crypto.signature(jdkName);
            engine.initVerify(key);
            engine.update(text);
            return engine.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /// The signature in the one form by which it is recognised when it comes again: of an ECDSA
    /// signature, whoever saw it can make a second one that holds for the same text (n - s for s),
    /// so the smaller stands for both. Empty when it has no form of this algorithm.
    Optional<byte[]> recognisable(PublicKey key, byte[] signature) {
        if (!(key instanceof ECPublicKey ec)) {
            return Optional.of(signature);
        }
        try {
            List<Der> parts = Der.parse(signature).as(Der.SEQUENCE).children();
            if (parts.size() != 2) {
                return Optional.empty();
            }
            BigInteger r = new BigInteger(parts.getFirst().as(Der.INTEGER).content());
            BigInteger s = new BigInteger(parts.getLast().as(Der.INTEGER).content());
            BigInteger order = ec.getParams().getOrder();
            return Optional.of(
                    (r + "," + s.min(order.subtract(s))).getBytes(StandardCharsets.US_ASCII));
        } catch (MalformedX509Exception _) {
            return Optional.empty();
        }
    }
}
