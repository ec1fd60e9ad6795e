package dev.mayfly.session;

import dev.mayfly.keys.Key;
import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.RingSchedule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Seals a session's claims into the session token and opens it again; the secret access key is
/// derived, and nothing is stored. A token is a format byte, the ring key's id, and the sealed
/// claims, in base 64; it is bound to its access key id.
///
/// Thread-safe.
public final class TokenSealer {

    /// The longest token we read. Ours are under 4 KB unless a session carries policies and tags to
    /// their limits.
    static final int MAX_TOKEN_CHARACTERS = 32 * 1024;

    /// The ring's name in the store.
    public static final String RING = "session";

    /// A successor every 30 days; used after a minute, when every node has heard of it; kept until
    /// the longest session (12 hours) it can have sealed is over, and an hour more.
    public static final RingSchedule SCHEDULE =
            new RingSchedule(Duration.ofDays(30), Duration.ofMinutes(1), Duration.ofHours(13));

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final KeyRing ring;
    private final SecureRandom random;
    private volatile Keys keys;

    public TokenSealer(KeyRing ring, SecureRandom random) {
        this.ring = ring;
        this.random = random;
        this.keys = new Keys(-1, Map.of());
    }

    /// Opens the session ring, making it when the authority starts for the first time.
    public static KeyRing ring(KeyRings rings, SecureRandom random) {
        return rings.open(
                RING,
                SCHEDULE,
                () -> {
                    byte[] material = new byte[Seal.KEY_BYTES];
                    random.nextBytes(material);
                    return material;
                });
    }

    private record Keys(long ringVersion, Map<Integer, SealingKey> byId) {}

    /// The credentials of a new session.
    public TemporaryCredentials seal(SessionClaims claims) {
        return seal(claims, 0);
    }

    /// The same with a token of at least `minimumTokenSize` characters, to try out what an
    /// application takes.
    public TemporaryCredentials seal(SessionClaims claims, int minimumTokenSize) {
        byte[] nonce = new byte[ClaimsCodec.NONCE_BYTES];
        random.nextBytes(nonce);
        SealingKey key = working(ring.current());
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(FORMAT).putInt(key.id()).array();
        byte[] sealed =
                key.seal(
                        ClaimsCodec.encode(nonce, claims, minimumClaimsBytes(minimumTokenSize)),
                        boundTo(header, claims.accessKeyId()));
        byte[] token = Arrays.copyOf(header, HEADER_BYTES + sealed.length);
        System.arraycopy(sealed, 0, token, HEADER_BYTES, sealed.length);
        return new TemporaryCredentials(
                claims.accessKeyId(),
                key.secretAccessKey(claims.accessKeyId(), nonce),
                new Secret(Base64.getEncoder().encode(token)),
                claims.expiresAt());
    }

    /// Four characters hold three bytes, and the header and the seal take their part.
    private static int minimumClaimsBytes(int tokenSize) {
        return (tokenSize + 3) / 4 * 3 - HEADER_BYTES - Seal.OVERHEAD_BYTES;
    }

    /// The session behind a token, or empty when the token is not one we sealed for this access key
    /// id. Whether the session still holds is another question.
    public Optional<OpenedSession> open(String accessKeyId, String sessionToken) {
        return bytes(sessionToken).flatMap(token -> open(accessKeyId, token));
    }

    /// Changes when tokens opened before may no longer open.
    long ringVersion() {
        return ring.version();
    }

    private Optional<OpenedSession> open(String accessKeyId, byte[] token) {
        if (token.length <= HEADER_BYTES || token[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] header = Arrays.copyOf(token, HEADER_BYTES);
        byte[] sealed = Arrays.copyOfRange(token, HEADER_BYTES, token.length);
        return ring.byId(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt())
                .map(this::working)
                .flatMap(key ->
                        key.open(sealed, boundTo(header, accessKeyId))
                                .flatMap(claims -> opened(key, accessKeyId, claims)));
    }

    private static Optional<OpenedSession> opened(
            SealingKey key, String accessKeyId, byte[] claims) {
        try {
            ClaimsCodec.Decoded decoded = ClaimsCodec.decode(accessKeyId, claims);
            return Optional.of(
                    new OpenedSession(
                            decoded.claims(), key.secretAccessKey(accessKeyId, decoded.nonce())));
        } catch (ClaimsReader.Malformed _) {
            return Optional.empty(); // sealed by a newer Mayfly, or never
        }
    }

    private static byte[] boundTo(byte[] header, String accessKeyId) {
        byte[] id = accessKeyId.getBytes(StandardCharsets.US_ASCII);
        byte[] bound = Arrays.copyOf(header, header.length + id.length);
        System.arraycopy(id, 0, bound, header.length, id.length);
        return bound;
    }

    /// Only the one spelling that encodes the bytes: no other characters, padding whole, unused
    /// bits zero.
    private static Optional<byte[]> bytes(String token) {
        if (token.length() > MAX_TOKEN_CHARACTERS || token.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(token);
            int tail = bytes.length - bytes.length % 3;
            String ending =
                    Base64.getEncoder()
                            .encodeToString(Arrays.copyOfRange(bytes, tail, bytes.length));
            return token.endsWith(ending) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private SealingKey working(Key key) {
        Keys known = keys;
        if (known.ringVersion() != ring.version()) {
            known = derived();
        }
        SealingKey working = known.byId().get(key.id());
        return working != null ? working : new SealingKey(key);
    }

    private Keys derived() {
        long version = ring.version();
        Map<Integer, SealingKey> byId = new HashMap<>();
        for (Key key : ring.keys()) {
            byId.put(key.id(), new SealingKey(key));
        }
        Keys derived = new Keys(version, Map.copyOf(byId));
        keys = derived;
        return derived;
    }
}
