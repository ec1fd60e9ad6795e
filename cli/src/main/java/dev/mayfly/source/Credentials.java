package dev.mayfly.source;

import dev.mayfly.session.Secret;
import java.time.Instant;
import java.util.Optional;

/// Temporary credentials as a source gave them.
public record Credentials(
        String accessKeyId,
        Secret secretAccessKey,
        Secret sessionToken,
        Instant expiration,
        Optional<String> accountId,
        Optional<String> roleArn) {

    /// An AWS session token has about 1 KiB, one of ours up to 4.
    private static final int MAX_LENGTH = 16 * 1024;

    /// Refuses what cannot be credentials: they go into headers and environments as they are.
    public Credentials {
        requireGraphic(accessKeyId, "access key id");
        requireGraphic(secretAccessKey.reveal(), "secret access key");
        requireGraphic(sessionToken.reveal(), "session token");
    }

    private static void requireGraphic(String text, String what) {
        boolean graphic = text.chars().allMatch(c -> c > ' ' && c < 127);
        if (text.isEmpty() || text.length() > MAX_LENGTH || !graphic) {
            throw new IllegalArgumentException("no " + what);
        }
    }

    /// Whether they have ended.
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiration);
    }
}
