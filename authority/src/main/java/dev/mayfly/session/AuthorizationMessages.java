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
import java.util.Optional;

/// Encoded authorization messages: what a refused caller is handed so that someone who may know can
/// look the reason up. A message is the id of the trail event, sealed; to the caller it says
/// nothing, and it cannot be made up.
///
/// Thread-safe.
public final class AuthorizationMessages {

    /// The ring's name in the store.
    public static final String RING = "authorization-message";

    /// Messages stand in logs of CI systems and are asked about much later.
    private static final RingSchedule SCHEDULE =
            new RingSchedule(Duration.ofDays(365), Duration.ofMinutes(1), Duration.ofDays(3650));

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int MAX_CHARACTERS = 10_240;
    private static final String PURPOSE = "mayfly authorization message";

    private final KeyRing ring;

    public AuthorizationMessages(KeyRing ring) {
        this.ring = ring;
    }

    /// Opens the ring, making it when the authority starts for the first time.
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

    /// The message about the event with this id.
    public String encode(String eventId) {
        Key key = ring.current();
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(FORMAT).putInt(key.id()).array();
        byte[] sealed =
                new Seal(key, PURPOSE).seal(eventId.getBytes(StandardCharsets.UTF_8), header);
        byte[] message = Arrays.copyOf(header, HEADER_BYTES + sealed.length);
        System.arraycopy(sealed, 0, message, HEADER_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(message);
    }

    /// The id of the event a message is about, or empty when the message is none of ours.
    public Optional<String> decode(String message) {
        if (message.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return open(Base64.getUrlDecoder().decode(message));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<String> open(byte[] message) {
        if (message.length <= HEADER_BYTES || message[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] header = Arrays.copyOf(message, HEADER_BYTES);
        byte[] sealed = Arrays.copyOfRange(message, HEADER_BYTES, message.length);
        return ring.byId(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt())
                .flatMap(key -> new Seal(key, PURPOSE).open(sealed, header))
                .map(eventId -> new String(eventId, StandardCharsets.UTF_8));
    }
}
