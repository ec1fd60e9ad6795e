package dev.mayfly.webidentity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One key pair for each kind of algorithm, its JWK, and signatures made with the plain JDK:
/// nothing of the code under test takes part.
final class TestKeys {

    private static final Map<SigningAlgorithm, KeyPair> KEYS = generate();

    /// The key id of an algorithm's key.
    static String id(SigningAlgorithm algorithm) {
        return "key-" + algorithm.jwtName();
    }

    /// All keys as a JWK set.
    String keySet() {
        List<String> jwks = new ArrayList<>();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            jwks.add(jwk(algorithm));
        }
        return "{\"keys\": [" + String.join(",", jwks) + "]}";
    }

    /// The public key of one algorithm.
    static String jwk(SigningAlgorithm algorithm) {
        return jwk(
                pair(algorithm).getPublic(),
                "\"use\": \"sig\", \"alg\": \"%s\", \"kid\": \"%s\""
                        .formatted(algorithm.jwtName(), id(algorithm)));
    }

    private static KeyPair pair(SigningAlgorithm algorithm) {
        return Objects.requireNonNull(KEYS.get(algorithm));
    }

    static PublicKey publicKey(SigningAlgorithm algorithm) {
        return pair(algorithm).getPublic();
    }

    static String jwk(PublicKey key, String members) {
        return switch (key) {
            case RSAPublicKey rsa ->
                    "{\"kty\": \"RSA\", \"n\": \"%s\", \"e\": \"%s\", %s}"
                            .formatted(
                                    number(rsa.getModulus(), 0),
                                    number(rsa.getPublicExponent(), 0),
                                    members);
            case ECPublicKey ec -> {
                int bits = ec.getParams().getOrder().bitLength();
                int size = (bits + 7) / 8;
                yield "{\"kty\": \"EC\", \"crv\": \"P-%d\", \"x\": \"%s\", \"y\": \"%s\", %s}"
                        .formatted(
                                bits,
                                number(ec.getW().getAffineX(), size),
                                number(ec.getW().getAffineY(), size),
                                members);
            }
            case EdECPublicKey ed -> {
                byte[] encoded = ed.getEncoded();
                yield "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"%s\", %s}"
                        .formatted(
                                base64(Arrays.copyOfRange(encoded, 12, encoded.length)), members);
            }
            default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    }

    /// A token with these exact bytes of header and payload.
    static String token(SigningAlgorithm algorithm, String header, String payload) {
        String signed = base64(header) + "." + base64(payload);
        return signed + "." + base64(sign(algorithm, pair(algorithm), signed));
    }

    static String header(SigningAlgorithm algorithm) {
        return "{\"alg\": \"%s\", \"kid\": \"%s\", \"typ\": \"JWT\"}"
                .formatted(algorithm.jwtName(), id(algorithm));
    }

    static byte[] sign(SigningAlgorithm algorithm, KeyPair keys, String signed) {
        try {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            if (algorithm.parameters().isPresent()) {
                signature.setParameter(algorithm.parameters().get());
            }
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(bytes, from, bytes.length);
        byte[] padded = new byte[Math.max(size, magnitude.length)];
        System.arraycopy(magnitude, 0, padded, padded.length - magnitude.length, magnitude.length);
        return base64(padded);
    }

    private static Map<SigningAlgorithm, KeyPair> generate() {
        Map<SigningAlgorithm, KeyPair> keys = new EnumMap<>(SigningAlgorithm.class);
        KeyPair rsa = rsa(2048);
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            keys.put(
                    algorithm,
                    switch (algorithm) {
                        case RS256, RS384, RS512, PS256, PS384, PS512 -> rsa;
                        case ES256 -> ec("secp256r1");
                        case ES384 -> ec("secp384r1");
                        case ES512 -> ec("secp521r1");
                        case EDDSA -> ed25519();
                    });
        }
        return keys;
    }

    private static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
