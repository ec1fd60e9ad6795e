package dev.mayfly.source;

import dev.mayfly.x509.Der;
import dev.mayfly.x509.MalformedX509Exception;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the one private key of a PEM file: PKCS #8 (`PRIVATE KEY`), and what `openssl` also
/// writes, SEC 1 (`EC PRIVATE KEY`) and PKCS #1 (`RSA PRIVATE KEY`). Encrypted ones are refused: a
/// password beside the key protects nothing, and one that is typed cannot be typed every hour.
///
/// Source: RFC 5208 §5, RFC 5915 §3, RFC 8017 §A.1.2, RFC 7468.
final class PrivateKeyPem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] P256 = HexFormat.of().parseHex("2a8648ce3d030107");
    private static final byte[] P384 = HexFormat.of().parseHex("2b81040022");
    private static final int OCTET_STRING = 0x04;
    private static final int PARAMETERS = 0xA0;

    private PrivateKeyPem() {}

    /// @throws MalformedX509Exception when there is not exactly one, or it cannot be used
    static PrivateKey read(String pem) {
        if (pem.contains("Proc-Type: 4,ENCRYPTED") || pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            throw new MalformedX509Exception(
                    "the key is encrypted; keep it without a password in a file that only its user"
                            + " reads (`openssl pkey -in FILE -out NEW`)");
        }
        List<Matcher> found = keys(pem);
        if (found.size() != 1) {
            throw new MalformedX509Exception(
                    found.isEmpty() ? "it holds no private key" : "it holds more than one key");
        }
        byte[] der = decode(found.getFirst().group(2));
        return switch (found.getFirst().group(1)) {
            case "EC PRIVATE KEY" -> key("EC", wrappedEc(der));
            case "RSA PRIVATE KEY" -> key("RSA", wrap(RSA, der));
            default -> key(isRsa(der) ? "RSA" : "EC", der);
        };
    }

    private static List<Matcher> keys(String pem) {
        Matcher blocks = BLOCK.matcher(pem);
        List<Matcher> found = new ArrayList<>();
        while (blocks.find()) {
            if (blocks.group(1).endsWith("PRIVATE KEY")) {
                Matcher one = BLOCK.matcher(blocks.group());
                one.matches();
                found.add(one);
            }
        }
        return found;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            throw new MalformedX509Exception("the private key is not base 64");
        }
    }

    private static boolean isRsa(byte[] pkcs8) {
        List<Der> parts = Der.parse(pkcs8).as(Der.SEQUENCE).children();
        if (parts.size() < 3) {
            throw new MalformedX509Exception("the private key is not PKCS #8");
        }
        List<Der> algorithm = parts.get(1).as(Der.SEQUENCE).children();
        return HexFormat.of()
                .formatHex(algorithm.getFirst().as(Der.OBJECT_IDENTIFIER).content())
                .equals("2a864886f70d010101");
    }

    /// RFC 5915's key may name its curve inside, PKCS #8 names it outside.
    private static byte[] wrappedEc(byte[] sec1) {
        List<Der> parts = Der.parse(sec1).as(Der.SEQUENCE).children();
        byte[] curve =
                parts.stream()
                        .filter(part -> part.tag() == PARAMETERS)
                        .findFirst()
                        .map(part -> part.onlyChild().as(Der.OBJECT_IDENTIFIER).content())
                        .orElseGet(() -> curveOfLength(parts));
        ByteArrayOutputStream algorithm = new ByteArrayOutputStream();
        algorithm.writeBytes(EC);
        algorithm.writeBytes(element(Der.OBJECT_IDENTIFIER, curve));
        return wrap(element(Der.SEQUENCE, algorithm.toByteArray()), sec1);
    }

    /// The number is as long as the curve's order, so of the two curves taken it says which.
    private static byte[] curveOfLength(List<Der> parts) {
        int bytes = parts.size() < 2 ? 0 : parts.get(1).as(OCTET_STRING).content().length;
        return switch (bytes) {
            case 32 -> P256;
            case 48 -> P384;
            default -> throw new MalformedX509Exception("the EC key does not say its curve");
        };
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.writeBytes(algorithm);
        content.writeBytes(element(OCTET_STRING, key));
        return element(Der.SEQUENCE, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length < 0x80) {
            element.write(content.length);
        } else if (content.length < 0x100) {
            element.writeBytes(new byte[] {(byte) 0x81, (byte) content.length});
        } else {
            element.writeBytes(
                    new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
        }
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException _) {
            throw new MalformedX509Exception("it is no RSA or EC key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
