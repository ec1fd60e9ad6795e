package dev.mayfly.nodes;

import dev.mayfly.session.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// What machines and the authority sign and verify when they meet without a certificate. Every text
/// begins with what it is for, so that none stands for another.
public final class Proofs {

    private static final String ED25519 = "Ed25519";

    private Proofs() {}

    /// A token's key: what its holder gets, and the half that is kept here.
    record TokenKey(Secret secret, String verifier) {}

    static TokenKey newTokenKey(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] seed =
                    KeyFactory.getInstance(ED25519)
                            .getKeySpec(pair.getPrivate(), EdECPrivateKeySpec.class)
                            .getBytes();
            return new TokenKey(
                    Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(seed)),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// The proof that the holder of `token` wants to join with `nodeKey`, in base64url.
    public static String join(JoinTokenText token, PublicKey nodeKey) {
        try {
            byte[] seed = Base64.getUrlDecoder().decode(token.secret().reveal());
            PrivateKey key =
                    KeyFactory.getInstance(ED25519)
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(key);
            signature.update(joinText(token.id(), token.pin(), nodeKey));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// Whether `proof` is that of the token's holder for that key.
    static boolean joins(String verifier, byte[] joinText, String proof) {
        try {
            PublicKey key =
                    KeyFactory.getInstance(ED25519)
                            .generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(verifier)));
            return verified(ED25519, key, joinText, proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored token's key is damaged", e);
        }
    }

    static byte[] joinText(String tokenId, String pin, PublicKey nodeKey) {
        return text("mayfly-node-join-1", tokenId, pin, pin(nodeKey));
    }

    /// What a node signs to recover.
    public static byte[] recoveryText(
            String nodeName, String challenge, int generation, String requestId) {
        return text(
                "mayfly-node-recover-1",
                nodeName,
                challenge,
                Integer.toString(generation),
                requestId);
    }

    /// Whether `signature` (ECDSA or RSA over SHA-256, base64url) is that of `key`.
    static boolean signed(PublicKey key, byte[] text, String signature) {
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return verified(algorithm, key, text, signature);
    }

    /// The hash of a public key, in base64url: the pin in a token, and how keys are named.
    public static String pin(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean verified(
            String algorithm, PublicKey key, byte[] text, String signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false; // no signature at all
        }
    }
}
