package dev.mayfly.nodes;

import dev.mayfly.keys.Key;
import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.RingSchedule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces for nodes that recover. Nothing is kept of them, so that nobody fills the store by
/// asking: a challenge holds its end and chance, under a MAC that binds it to the node's name. Any
/// machine of the authority made it and any accepts it. That it leads to one certificate at most is
/// the generation's doing, see [Recovery].
///
/// Thread-safe.
public final class Challenges {

    /// The ring's name in the store.
    public static final String RING = "node-challenge";

    /// How long one is good for.
    public static final Duration LIFE = Duration.ofMinutes(2);

    private static final RingSchedule SCHEDULE =
            new RingSchedule(Duration.ofDays(365), Duration.ofMinutes(1), Duration.ofDays(1));

    private static final byte FORMAT = 1;
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + Long.BYTES + RANDOM_BYTES;
    private static final int MAC_BYTES = 32;
    private static final String PURPOSE = "mayfly node challenge";

    private final KeyRing ring;
    private final SecureRandom random;

    public Challenges(KeyRing ring, SecureRandom random) {
        this.ring = ring;
        this.random = random;
    }

    /// Opens the ring, making it when the authority starts for the first time.
    public static KeyRing ring(KeyRings rings, SecureRandom random) {
        return rings.open(
                RING,
                SCHEDULE,
                () -> {
                    byte[] material = new byte[MAC_BYTES];
                    random.nextBytes(material);
                    return material;
                });
    }

    /// A challenge and when it is over.
    public record Challenge(String text, Instant expiresAt) {}

    /// A new challenge for a node of that name, whether there is one or not.
    public Challenge next(String nodeName, Instant now) {
        Key key = ring.current();
        Instant end = Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond());
        byte[] chance = new byte[RANDOM_BYTES];
        random.nextBytes(chance);
        byte[] head =
                ByteBuffer.allocate(HEAD_BYTES)
                        .put(FORMAT)
                        .putInt(key.id())
                        .putLong(end.getEpochSecond())
                        .put(chance)
                        .array();
        byte[] whole =
                ByteBuffer.allocate(HEAD_BYTES + MAC_BYTES)
                        .put(head)
                        .put(mac(key, nodeName, head))
                        .array();
        return new Challenge(Base64.getUrlEncoder().withoutPadding().encodeToString(whole), end);
    }

    /// Whether `challenge` is one of ours for that node and not over at `now`; it is over at the
    /// very instant it ends.
    public boolean good(String challenge, String nodeName, Instant now) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(challenge);
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (whole.length != HEAD_BYTES + MAC_BYTES || whole[0] != FORMAT) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.wrap(whole);
        byte[] head = new byte[HEAD_BYTES];
        byte[] mac = new byte[MAC_BYTES];
        buffer.get(head).get(mac);
        int keyId = buffer.getInt(1);
        long end = buffer.getLong(1 + Integer.BYTES);
        return ring.byId(keyId)
                .filter(key -> MessageDigest.isEqual(mac(key, nodeName, head), mac))
                .filter(_ -> now.getEpochSecond() < end)
                .isPresent();
    }

    private static byte[] mac(Key key, String nodeName, byte[] head) {
        return key.withMaterial(material -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(material, "HmacSHA256"));
                mac.update(PURPOSE.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
                mac.update(nodeName.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
                return mac.doFinal(head);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HMAC-SHA256", e);
            }
        });
    }
}
