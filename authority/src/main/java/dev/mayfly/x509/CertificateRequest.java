package dev.mayfly.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request for a certificate (PKCS #10), of which only the key counts: whoever sent it holds the
/// private key, because the request is signed with it. Name, extensions and attributes in it are
/// passed over unread; what a certificate says is its issuer's choice.
///
/// Source: RFC 2986 §4.
public final class CertificateRequest {

    private static final int MAX_CHARS = 16_000;
    private static final String LABEL = "CERTIFICATE REQUEST";
    private static final int ATTRIBUTES = 0xA0;

    /// Source: RFC 3279 §2.3, contents of the object identifiers.
    private static final Map<String, String> KEY_TYPES =
            Map.of("2a864886f70d010101", "RSA", "2a8648ce3d0201", "EC");

    /// Source: RFC 4055 §5 and RFC 5758 §3.2.
    private static final Map<String, String> SIGNATURES =
            Map.of(
                    "2a864886f70d01010b", "SHA256withRSA",
                    "2a864886f70d01010c", "SHA384withRSA",
                    "2a864886f70d01010d", "SHA512withRSA",
                    "2a8648ce3d040302", "SHA256withECDSA",
                    "2a8648ce3d040303", "SHA384withECDSA",
                    "2a8648ce3d040304", "SHA512withECDSA");

    private static final String ECDSA_SHA256 = "300a06082a8648ce3d040302";
    private static final String RSA_SHA256 = "300d06092a864886f70d01010b0500";

    private final PublicKey key;

    private CertificateRequest(PublicKey key) {
        this.key = key;
    }

    /// The key a certificate is asked for: RSA of 2048 to 8192 bits, P-256 or P-384.
    public PublicKey key() {
        return key;
    }

    /// Reads the one request of a PEM file.
    ///
    /// @throws MalformedX509Exception when there is not exactly one, its key is too weak or of
    ///   another kind, or the signature is not that key's
    public static CertificateRequest fromPem(String pem) {
        if (pem.length() > MAX_CHARS) {
            throw new MalformedX509Exception("a certificate request has at most 16000 characters");
        }
        List<byte[]> blocks = Pem.blocks(pem, LABEL);
        if (blocks.size() != 1) {
            throw new MalformedX509Exception(
                    "the file does not hold exactly one CERTIFICATE REQUEST");
        }
        return fromDer(blocks.getFirst());
    }

    /// Reads one request.
    ///
    /// @throws MalformedX509Exception as [#fromPem(String)]
    public static CertificateRequest fromDer(byte[] der) {
        List<Der> parts = children(Der.parse(der), 3);
        Der info = parts.getFirst();
        List<Der> told = children(info, 4);
        boolean versionOne =
                told.getFirst().tag() == Der.INTEGER
                        && new BigInteger(told.getFirst().content()).signum() == 0;
        if (!versionOne || told.get(3).tag() != ATTRIBUTES) {
            throw new MalformedX509Exception("it is no certificate request of version 1");
        }
        told.get(1).as(Der.SEQUENCE);
        PublicKey key = key(told.get(2));
        Optional<String> weakness = Strength.endEntityWeakness(key);
        if (weakness.isPresent()) {
            throw new MalformedX509Exception("a certificate is not issued for " + weakness.get());
        }
        String algorithm = algorithm(parts.get(1), key);
        if (!signed(info.encoded(), algorithm, key, bits(parts.get(2)))) {
            throw new MalformedX509Exception(
                    "the certificate request is not signed with the key it holds");
        }
        return new CertificateRequest(key);
    }

    /// A request for a certificate of the key pair, as PEM. It names nobody. The private key only
    /// signs, and may be one that cannot be read.
    ///
    /// @throws GeneralSecurityException when the key does not sign
    public static String of(PublicKey key, PrivateKey signing) throws GeneralSecurityException {
        boolean curve = key instanceof ECPublicKey;
        byte[] info =
                sequence(
                        new Der(Der.INTEGER, new byte[1]).encoded(),
                        sequence(),
                        key.getEncoded(),
                        new Der(ATTRIBUTES, new byte[0]).encoded());
        Signature signer = Signature.getInstance(curve ? "SHA256withECDSA" : "SHA256withRSA");
        signer.initSign(signing);
        signer.update(info);
        byte[] signature = signer.sign();
        byte[] bits = new byte[signature.length + 1];
        System.arraycopy(signature, 0, bits, 1, signature.length);
        return Pem.block(
                LABEL,
                sequence(
                        info,
                        HexFormat.of().parseHex(curve ? ECDSA_SHA256 : RSA_SHA256),
                        new Der(Der.BIT_STRING, bits).encoded()));
    }

    private static byte[] sequence(byte[]... elements) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] element : elements) {
            content.writeBytes(element);
        }
        return new Der(Der.SEQUENCE, content.toByteArray()).encoded();
    }

    private static List<Der> children(Der sequence, int count) {
        List<Der> children = sequence.as(Der.SEQUENCE).children();
        if (children.size() != count) {
            throw new MalformedX509Exception("it is no certificate request");
        }
        return children;
    }

    private static PublicKey key(Der info) {
        List<Der> parts = children(info, 2);
        List<Der> type = parts.getFirst().as(Der.SEQUENCE).children();
        bits(parts.get(1));
        String name = type.isEmpty() ? "" : KEY_TYPES.getOrDefault(oid(type.getFirst()), "");
        if (name.isEmpty()) {
            throw new MalformedX509Exception("a certificate is issued for RSA and EC keys only");
        }
        try {
            PublicKey key =
                    KeyFactory.getInstance(name)
                            .generatePublic(new X509EncodedKeySpec(info.encoded()));
            if (key instanceof ECPublicKey ec && !onCurve(ec)) {
                throw new MalformedX509Exception("the key is no point of its curve");
            }
            return key;
        } catch (GeneralSecurityException | RuntimeException e) {
            if (e instanceof MalformedX509Exception malformed) {
                throw malformed;
            }
            throw new MalformedX509Exception("the key in the certificate request cannot be read");
        }
    }

    /// Source: SEC 1 §3.2.2.1, steps 1 to 3.
    private static boolean onCurve(ECPublicKey key) {
        ECPoint point = key.getW();
        if (point.equals(ECPoint.POINT_INFINITY)
                || !(key.getParams().getCurve().getField() instanceof ECFieldFp field)) {
            return false;
        }
        BigInteger p = field.getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right =
                x.pow(3)
                        .add(key.getParams().getCurve().getA().multiply(x))
                        .add(key.getParams().getCurve().getB())
                        .mod(p);
        return x.signum() >= 0
                && y.signum() >= 0
                && x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y).mod(p).equals(right);
    }

    private static String algorithm(Der identifier, PublicKey key) {
        List<Der> parts = identifier.as(Der.SEQUENCE).children();
        String name = parts.isEmpty() ? "" : SIGNATURES.getOrDefault(oid(parts.getFirst()), "");
        boolean fits = name.endsWith(key instanceof ECPublicKey ? "withECDSA" : "withRSA");
        boolean plain =
                parts.size() == 1
                        || (parts.size() == 2
                                && parts.get(1).tag() == Der.NULL
                                && parts.get(1).content().length == 0);
        if (name.isEmpty() || !fits || !plain) {
            throw new MalformedX509Exception(
                    "the certificate request is signed by an algorithm that does not fit its key"
                            + " or is too weak");
        }
        return name;
    }

    private static boolean signed(byte[] info, String algorithm, PublicKey key, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(info);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException _) {
            return false;
        }
    }

    /// The bytes of a bit string of whole bytes.
    private static byte[] bits(Der string) {
        byte[] content = string.as(Der.BIT_STRING).content();
        if (content.length < 2 || content[0] != 0) {
            throw new MalformedX509Exception("a bit string is empty or not of whole bytes");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    private static String oid(Der identifier) {
        return HexFormat.of().formatHex(identifier.as(Der.OBJECT_IDENTIFIER).content());
    }
}
