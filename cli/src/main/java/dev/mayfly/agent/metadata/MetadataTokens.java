package dev.mayfly.agent.metadata;

import dev.mayfly.agent.peer.Peer;
import dev.mayfly.session.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Session tokens of the metadata service: an expiry, bound by a MAC to the peer it was given to.
/// Nothing is stored, so any number of them costs nothing and they survive a restart with the same
/// key. A token is worthless to another user. Safe for threads.
final class MetadataTokens {

    private static final String ALGORITHM = "HmacSHA256";

    /// So that no other use of the key makes something that passes for a token.
    private static final byte[] PURPOSE = "metadata-token-1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int EXPIRY_BYTES = Long.BYTES;
    private static final int MAC_BYTES = 32;

    private final SecretKeySpec key;
    private final InstantSource clock;

    MetadataTokens(Secret bootKey, InstantSource clock) {
        this.key =
                new SecretKeySpec(bootKey.reveal().getBytes(StandardCharsets.US_ASCII), ALGORITHM);
        this.clock = clock;
    }

    /// A token for `peer`, good for `life`.
    String issue(Peer peer, Duration life) {
        long expiry = clock.instant().plus(life).getEpochSecond();
        byte[] token =
                ByteBuffer.allocate(EXPIRY_BYTES + MAC_BYTES)
                        .putLong(expiry)
                        .put(mac(expiry, peer))
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// Whether `token` was issued to this peer and has not ended.
    boolean good(String token, Peer peer) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (bytes.length != EXPIRY_BYTES + MAC_BYTES) {
            return false;
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        long expiry = parts.getLong();
        byte[] mac = new byte[MAC_BYTES];
        parts.get(mac);
        return MessageDigest.isEqual(mac, mac(expiry, peer))
                && clock.instant().isBefore(Instant.ofEpochSecond(expiry));
    }

    private byte[] mac(long expiry, Peer peer) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            mac.update(ByteBuffer.allocate(EXPIRY_BYTES).putLong(expiry).flip());
            return mac.doFinal(peer.key().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
