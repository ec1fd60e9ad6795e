package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import dev.mayfly.claims.Claims;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.session.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The keys of one issuer of ours, newest first, and the secret its request tokens are sealed with.
/// Immutable: rotation makes a new ring.
///
/// A new key is published before it signs, and a replaced one stays published until the last token
/// it signed has expired, so that verifiers with a cached key set never meet a token they cannot
/// check.
public final class MintingRing {

    /// How long verifiers may keep a key set before they look again; ours do for this long.
    static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);

    /// Longer than any token of ours lives, plus [#PUBLISHED_AHEAD] and clock differences.
    static final Duration KEPT_AFTER = Duration.ofHours(2);

    private static final int SECRET_BYTES = 32;

    private final List<MintingKey> keys;
    private final Secret requestSecret;

    private MintingRing(List<MintingKey> keys, Secret requestSecret) {
        this.keys = List.copyOf(keys);
        this.requestSecret = requestSecret;
    }

    /// A first ring: one key for each algorithm.
    public static MintingRing generate(Instant now, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new MintingRing(newKeys(now, random), new Secret(secret));
    }

    /// This ring with new keys, and without those that no living token was signed with.
    public MintingRing rotated(Instant now, SecureRandom random) {
        List<MintingKey> next = new ArrayList<>(newKeys(now, random));
        for (MintingAlgorithm algorithm : MintingAlgorithm.values()) {
            MintingKey signer = signer(algorithm, now);
            keys.stream()
                    .filter(key -> key.algorithm() == algorithm)
                    .filter(key ->
                            key.equals(signer) || key.createdAt().isAfter(now.minus(KEPT_AFTER)))
                    .forEach(next::add);
        }
        return new MintingRing(next, requestSecret);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are none of ours
    public static MintingRing of(byte[] bytes) {
        Claims json = Claims.parse(bytes);
        List<MintingKey> keys = new ArrayList<>();
        Items entries = (Items) json.value("keys").orElseThrow();
        for (ClaimValue entry : entries.values()) {
            keys.add(key(new Claims((Members) entry)));
        }
        return new MintingRing(keys, new Secret(binary(json, "requestSecret")));
    }

    /// The ring, private keys included, for whoever wraps and keeps it.
    public byte[] bytes() {
        List<ClaimValue> entries = new ArrayList<>();
        for (MintingKey key : keys) {
            entries.add(
                    new Members(
                            Map.of(
                                    "alg",
                                    new Text(key.algorithm().name()),
                                    "createdAt",
                                    new Whole(key.createdAt().getEpochSecond()),
                                    "pkcs8",
                                    binary(key.keys().getPrivate().getEncoded()),
                                    "spki",
                                    binary(key.keys().getPublic().getEncoded()))));
        }
        return StrictJson.bytes(
                new Members(
                        Map.of(
                                "keys",
                                new Items(entries),
                                "requestSecret",
                                binary(requestSecret.bytes()))));
    }

    /// The public keys as a JWK set.
    public byte[] publicKeySet() {
        List<ClaimValue> jwks = keys.stream().<ClaimValue>map(MintingKey::publicJwk).toList();
        return StrictJson.bytes(new Members(Map.of("keys", new Items(jwks))));
    }

    /// The key that signs now: the newest that verifiers have had time to see, or the oldest.
    MintingKey signer(MintingAlgorithm algorithm, Instant now) {
        List<MintingKey> candidates =
                keys.stream().filter(key -> key.algorithm() == algorithm).toList();
        return candidates.stream()
                .filter(key -> !key.createdAt().plus(PUBLISHED_AHEAD).isAfter(now))
                .findFirst()
                .orElseGet(candidates::getLast);
    }

    Secret requestSecret() {
        return requestSecret;
    }

    private static List<MintingKey> newKeys(Instant now, SecureRandom random) {
        List<MintingKey> keys = new ArrayList<>();
        for (MintingAlgorithm algorithm : MintingAlgorithm.values()) {
            keys.add(new MintingKey(algorithm, algorithm.newKeys(random), now));
        }
        return keys;
    }

    private static MintingKey key(Claims entry) {
        MintingAlgorithm algorithm =
                entry.text("alg").flatMap(MintingAlgorithm::named).orElseThrow();
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.keyType());
            return new MintingKey(
                    algorithm,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(binary(entry, "spki"))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(binary(entry, "pkcs8")))),
                    Instant.ofEpochSecond(entry.whole("createdAt").orElseThrow()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a ring of ours", e);
        }
    }

    private static Text binary(byte[] bytes) {
        return new Text(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] binary(Claims claims, String name) {
        return Base64.getDecoder().decode(claims.text(name).orElseThrow());
    }
}
