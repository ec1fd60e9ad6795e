package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.keys.Key;
import dev.mayfly.session.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What one key of a minting ring is made of: a signing key for each algorithm, and the secret that
/// seals request tokens.
record MintingKeys(Map<MintingAlgorithm, MintingKey> signing, Secret requestSecret) {

    private static final String REQUEST_SECRET = "requestSecret";
    private static final int SECRET_BYTES = 32;

    MintingKeys {
        signing = Map.copyOf(signing);
    }

    /// New material for a ring.
    static byte[] fresh(SecureRandom random) {
        Map<String, ClaimValue> material = new LinkedHashMap<>();
        for (MintingAlgorithm algorithm : MintingAlgorithm.values()) {
            KeyPair pair = algorithm.newKeys(random);
            material.put(algorithm.name(), binary(pair.getPrivate().getEncoded()));
            material.put(algorithm.name() + ".public", binary(pair.getPublic().getEncoded()));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        material.put(REQUEST_SECRET, binary(secret));
        return StrictJson.bytes(new Members(material));
    }

    /// Reads the material of a ring's key.
    static MintingKeys of(Key key) {
        Claims material = key.withMaterial(Claims::parse);
        Map<MintingAlgorithm, MintingKey> signing = new EnumMap<>(MintingAlgorithm.class);
        for (MintingAlgorithm algorithm : MintingAlgorithm.values()) {
            signing.put(algorithm, new MintingKey(algorithm, pair(algorithm, material)));
        }
        return new MintingKeys(signing, new Secret(binary(material, REQUEST_SECRET)));
    }

    /// The signing key of an algorithm.
    MintingKey signing(MintingAlgorithm algorithm) {
        return Objects.requireNonNull(signing.get(algorithm));
    }

    private static KeyPair pair(MintingAlgorithm algorithm, Claims material) {
        byte[] secret = binary(material, algorithm.name());
        byte[] open = binary(material, algorithm.name() + ".public");
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.keyType());
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(open)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a minting key cannot be read", e);
        }
    }

    private static Text binary(byte[] bytes) {
        return new Text(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] binary(Claims claims, String name) {
        return Base64.getDecoder().decode(claims.text(name).orElseThrow());
    }

    /// Leaves the keys out.
    @Override
    public String toString() {
        return "MintingKeys[hidden]";
    }
}
