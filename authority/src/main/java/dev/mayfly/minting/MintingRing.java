package dev.mayfly.minting;

import dev.mayfly.claims.ClaimValue;
import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.StrictJson;
import dev.mayfly.keys.Key;
import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.RingSchedule;
import dev.mayfly.session.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of one issuer of ours.
///
/// A new key is published before it signs, and a replaced one stays published until the last token
/// it signed has expired, so that verifiers with a cached key set never meet a token they cannot
/// check.
///
/// Thread-safe.
public final class MintingRing {

    /// The ring of the development issuer, and the one of outbound federation.
    public static final String DEVELOPMENT = "minting-development";

    public static final String OUTBOUND = "minting-outbound";

    /// A quarter of a year; published for longer than verifiers cache a key set; kept for longer
    /// than any token of ours lives.
    private static final RingSchedule SCHEDULE =
            new RingSchedule(Duration.ofDays(90), Duration.ofMinutes(15), Duration.ofHours(2));

    /// More than a ring holds at any time.
    private static final int MAX_READ = 16;

    private final KeyRing ring;
    private final Map<Key, MintingKeys> read = new ConcurrentHashMap<>();

    private MintingRing(KeyRing ring) {
        this.ring = ring;
    }

    /// The ring of that name, made when it is not there yet.
    public static MintingRing open(KeyRings rings, String name, SecureRandom random) {
        return new MintingRing(rings.open(name, SCHEDULE, () -> MintingKeys.fresh(random)));
    }

    /// The key ring below, for whoever rotates it when it is due.
    public KeyRing keyRing() {
        return ring;
    }

    /// The public keys as a JWK set, the ones not yet in use included.
    byte[] publicKeySet() {
        List<ClaimValue> jwks = new ArrayList<>();
        for (Key key : ring.keys()) {
            for (MintingAlgorithm algorithm : MintingAlgorithm.values()) {
                jwks.add(keys(key).signing(algorithm).publicJwk());
            }
        }
        return StrictJson.bytes(new Members(Map.of("keys", new Items(jwks))));
    }

    /// The key that signs now.
    MintingKey signer(MintingAlgorithm algorithm) {
        return keys(ring.current()).signing(algorithm);
    }

    /// The secret that seals request tokens now.
    Secret requestSecret() {
        return keys(ring.current()).requestSecret();
    }

    /// Every secret a living request token may be sealed with.
    List<Secret> requestSecrets() {
        return ring.keys().stream().map(key -> keys(key).requestSecret()).toList();
    }

    private MintingKeys keys(Key key) {
        if (read.size() > MAX_READ) { // keys that left the ring
            read.clear();
        }
        return read.computeIfAbsent(key, MintingKeys::of);
    }
}
