package dev.mayfly.agent.node;

import dev.mayfly.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The one key of a machine: P-256, made here and kept here. `node.key` holds both halves, the
/// private one as PKCS #8 in PEM as `openssl` reads it, the public one as a comment above it.
final class NodeKey {

    private static final String PUBLIC = "# public: ";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey secret;
    private final PublicKey shared;

    private NodeKey(PrivateKey secret, PublicKey shared) {
        this.secret = secret;
        this.shared = shared;
    }

    /// The machine's key, made now if there is none yet; on disk before anybody hears of it.
    static NodeKey of(NodeHome home, SecureRandom random) {
        return home.read(NodeHome.KEY).map(NodeKey::parse).orElseGet(() -> made(home, random));
    }

    /// The machine's key.
    static NodeKey of(NodeHome home) {
        return parse(home.required(NodeHome.KEY));
    }

    PublicKey shared() {
        return shared;
    }

    PrivateKey secret() {
        return secret;
    }

    /// A signature over SHA-256, in base64url.
    String sign(byte[] text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature(text));
    }

    /// A certificate request for the key, with an empty subject: what a certificate says is the
    /// authority's choice.
    ///
    /// Source: RFC 2986 §4.
    String certificateRequest() {
        byte[] version = HexFormat.of().parseHex("020100");
        byte[] subject = HexFormat.of().parseHex("3000");
        byte[] attributes = HexFormat.of().parseHex("a000");
        byte[] algorithm = HexFormat.of().parseHex("300a06082a8648ce3d040302");
        byte[] info = element(0x30, version, subject, shared.getEncoded(), attributes);
        byte[] signature = element(0x03, new byte[] {0}, signature(info));
        byte[] request = element(0x30, info, algorithm, signature);
        return "-----BEGIN CERTIFICATE REQUEST-----\n"
                + base64(request)
                + "\n-----END CERTIFICATE REQUEST-----\n";
    }

    private static NodeKey made(NodeHome home, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            home.write(
                    NodeHome.KEY,
                    PUBLIC
                            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                            + "\n"
                            + BEGIN
                            + "\n"
                            + base64(pair.getPrivate().getEncoded())
                            + "\n"
                            + END
                            + "\n");
            return new NodeKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static NodeKey parse(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        int line = text.indexOf('\n');
        if (!text.startsWith(PUBLIC) || begin < 0 || end < begin || line < 0) {
            throw damaged();
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            byte[] secret =
                    Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            byte[] shared = Base64.getDecoder().decode(text.substring(PUBLIC.length(), line));
            ECPrivateKey key =
                    (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(secret));
            return new NodeKey(key, factory.generatePublic(new X509EncodedKeySpec(shared)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw damaged();
        }
    }

    private static SourceException damaged() {
        return SourceException.refused("the machine's key file `node.key` is damaged");
    }

    private byte[] signature(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw SourceException.refused(
                    "the machine's key does not sign: " + e.getClass().getSimpleName());
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
    }

    /// An element of DER; everything here is shorter than 64 KiB.
    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
