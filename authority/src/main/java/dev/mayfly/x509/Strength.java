package dev.mayfly.x509;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;

/// Which signatures and keys certificates may have: SHA-256 or stronger; RSA of 2048 to 8192 bits;
/// the curves P-256 and P-384, and for authorities P-521. Larger RSA keys and exponents would let a
/// stranger choose how long we compute.
///
/// Source: IAM Roles Anywhere User Guide, "Signature validation", read 2026-11; the bounds on keys
/// are ours.
public final class Strength {

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;
    private static final int MAX_EXPONENT_BITS = 32;

    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final Set<String> SIGNATURES =
            Set.of(
                    "1.2.840.113549.1.1.11", // sha256WithRSAEncryption
                    "1.2.840.113549.1.1.12", // sha384WithRSAEncryption
                    "1.2.840.113549.1.1.13", // sha512WithRSAEncryption
                    "1.2.840.10045.4.3.2", // ecdsa-with-SHA256
                    "1.2.840.10045.4.3.3", // ecdsa-with-SHA384
                    "1.2.840.10045.4.3.4"); // ecdsa-with-SHA512
    private static final Set<String> PSS_HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");

    /// The orders of P-256, P-384 and P-521, by which a curve is known whatever it is called.
    ///
    /// Source: NIST SP 800-186 §3.2.1.
    private static final Set<String> CURVE_ORDERS =
            Set.of(
                    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                    "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
                            + "581a0db248b0a77aecec196accc52973",
                    "1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                            + "fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409");

    private Strength() {}

    /// Whether the certificate is signed with a hash of SHA-256 or stronger.
    public static boolean signedStrongly(X509Certificate certificate) {
        if (certificate.getSigAlgOID().equals(PSS)) {
            return PSS_HASHES.contains(pssHash(certificate));
        }
        return SIGNATURES.contains(certificate.getSigAlgOID());
    }

    /// What is wrong with the key of an authority, or empty.
    public static Optional<String> weakness(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> weakness(rsa);
            case ECPublicKey ec ->
                    CURVE_ORDERS.contains(ec.getParams().getOrder().toString(16))
                            ? Optional.empty()
                            : Optional.of("another elliptic curve, of " + fieldBits(ec) + " bits");
            default -> Optional.of("a key of type " + key.getAlgorithm());
        };
    }

    /// What is wrong with the key of an end entity, or empty.
    public static Optional<String> endEntityWeakness(PublicKey key) {
        if (key instanceof ECPublicKey ec && fieldBits(ec) > 384) {
            return Optional.of("an elliptic curve of " + fieldBits(ec) + " bits");
        }
        return weakness(key);
    }

    private static Optional<String> weakness(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            return Optional.of("an RSA key of " + bits + " bits");
        }
        return key.getPublicExponent().bitLength() > MAX_EXPONENT_BITS
                ? Optional.of("an RSA key with a huge exponent")
                : Optional.empty();
    }

    private static int fieldBits(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    private static String pssHash(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException _) {
            return "";
        }
    }
}
