package dev.mayfly.api;

import dev.mayfly.api.cloudtrail.LookupEvents;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.trail.RecordedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Where the next page begins: the position of the last event given, bound to what was asked, so
/// that a token goes with its own question only. Nothing in it is secret, and one made up leads to
/// nothing the caller could not ask for.
final class LookupToken {

    private static final int DIGEST_BYTES = 16;

    private LookupToken() {}

    static String behind(RecordedEvent last, LookupEvents.Request asked) {
        ByteBuffer token = ByteBuffer.allocate(DIGEST_BYTES + Long.BYTES);
        token.put(digest(asked)).putLong(last.position());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /// @throws RefusedException `InvalidMarker` when the token is not one of this question
    static long open(String token, LookupEvents.Request asked) {
        ByteBuffer bytes = ByteBuffer.wrap(decoded(token));
        byte[] digest = new byte[DIGEST_BYTES];
        if (bytes.remaining() != DIGEST_BYTES + Long.BYTES) {
            throw invalid();
        }
        bytes.get(digest);
        if (!MessageDigest.isEqual(digest, digest(asked))) {
            throw invalid();
        }
        return bytes.getLong();
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static byte[] digest(LookupEvents.Request asked) {
        String question =
                "%s %s %s".formatted(asked.lookupAttributes(), asked.startTime(), asked.endTime());
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(question.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static RefusedException invalid() {
        return new RefusedException(
                new Refusal.InvalidMarker(
                        "Invalid token, or a token of a request with other parameters."));
    }
}
