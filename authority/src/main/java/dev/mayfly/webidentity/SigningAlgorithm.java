package dev.mayfly.webidentity;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/// The algorithms a token may be signed with; anything else, `none` and HMAC first of all, does not
/// exist here. Each takes one kind of key.
///
/// Source: RFC 7518 §3, RFC 8037 §3.1. AWS takes RS* and ES*; PS* and EdDSA are our addition.
public enum SigningAlgorithm {
    RS256("SHA256withRSA"),
    RS384("SHA384withRSA"),
    RS512("SHA512withRSA"),
    PS256("RSASSA-PSS", "SHA-256", 32),
    PS384("RSASSA-PSS", "SHA-384", 48),
    PS512("RSASSA-PSS", "SHA-512", 64),
    ES256("SHA256withECDSAinP1363Format", 256),
    ES384("SHA384withECDSAinP1363Format", 384),
    ES512("SHA512withECDSAinP1363Format", 521),
    EDDSA("Ed25519");

    /// NIST SP 800-131A: shorter moduli no longer protect a signature.
    private static final int MIN_RSA_BITS = 2048;

    /// A larger key only makes each verification dear.
    private static final int MAX_RSA_BITS = 8192;

    private final String jcaName;
    private final String pssDigest;
    private final int pssSaltBytes;
    private final int curveBits;

    SigningAlgorithm(String jcaName) {
        this(jcaName, "", 0, 0);
    }

    SigningAlgorithm(String jcaName, int curveBits) {
        this(jcaName, "", 0, curveBits);
    }

    SigningAlgorithm(String jcaName, String pssDigest, int pssSaltBytes) {
        this(jcaName, pssDigest, pssSaltBytes, 0);
    }

    SigningAlgorithm(String jcaName, String pssDigest, int pssSaltBytes, int curveBits) {
        this.jcaName = jcaName;
        this.pssDigest = pssDigest;
        this.pssSaltBytes = pssSaltBytes;
        this.curveBits = curveBits;
    }

    /// The algorithm a JWT header names, spelt exactly.
    public static Optional<SigningAlgorithm> named(String alg) {
        return Arrays.stream(values()).filter(one -> one.jwtName().equals(alg)).findFirst();
    }

    /// The name in a JWT header.
    public String jwtName() {
        return this == EDDSA ? "EdDSA" : name();
    }

    String jcaName() {
        return jcaName;
    }

    Optional<AlgorithmParameterSpec> parameters() {
        return pssDigest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PSSParameterSpec(
                                pssDigest,
                                "MGF1",
                                new MGF1ParameterSpec(pssDigest),
                                pssSaltBytes,
                                1));
    }

    /// Whether a key is of the kind this algorithm is for, and strong enough.
    boolean takes(PublicKey key) {
        return switch (this) {
            case RS256, RS384, RS512, PS256, PS384, PS512 ->
                    key instanceof RSAPublicKey rsa && strongEnough(rsa);
            case ES256, ES384, ES512 ->
                    key instanceof ECPublicKey ec
                            && ec.getParams().getOrder().bitLength() == curveBits;
            case EDDSA ->
                    key instanceof EdECPublicKey ed
                            && ed.getParams()
                                    .getName()
                                    .equals(NamedParameterSpec.ED25519.getName());
        };
    }

    /// Whether a signature has the one length it can have under this algorithm and key, and is not
    /// the zero point that broken ECDSA implementations accept for any message (CVE-2022-21449).
    boolean hasShape(byte[] signature, PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> signature.length == (rsa.getModulus().bitLength() + 7) / 8;
            case ECPublicKey ec -> {
                int half = (curveBits + 7) / 8;
                yield signature.length == 2 * half
                        && inRange(signature, 0, half, ec)
                        && inRange(signature, half, 2 * half, ec);
            }
            case EdECPublicKey _ -> signature.length == 64;
            default -> false;
        };
    }

    private static boolean inRange(byte[] signature, int from, int to, ECPublicKey key) {
        BigInteger number = new BigInteger(1, Arrays.copyOfRange(signature, from, to));
        return number.signum() > 0 && number.compareTo(key.getParams().getOrder()) < 0;
    }

    private static boolean strongEnough(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= MIN_RSA_BITS
                && bits <= MAX_RSA_BITS
                && key.getPublicExponent().compareTo(BigInteger.TWO) > 0
                && key.getPublicExponent().testBit(0);
    }
}
