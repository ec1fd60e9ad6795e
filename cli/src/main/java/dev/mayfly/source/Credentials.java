package dev.mayfly.source;

import dev.mayfly.client.CallerCredentials;
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

    private static final int ACCOUNT_FIELD = 4;

    /// An AWS session token has about 1 KiB, one of ours up to 4.
    private static final int MAX_LENGTH = 16 * 1024;

    /// Refuses what cannot be credentials: they go into headers and environments as they are.
    public Credentials {
        requireGraphic(accessKeyId, "access key id");
        requireGraphic(secretAccessKey.reveal(), "secret access key");
        requireGraphic(sessionToken.reveal(), "session token");
    }

    /// The same, known to be of this role.
    public Credentials forRole(String arn) {
        return new Credentials(
                accessKeyId,
                secretAccessKey,
                sessionToken,
                expiration,
                accountId.or(() -> accountOf(arn)),
                Optional.of(arn));
    }

    /// To sign with.
    public CallerCredentials toSign() {
        return new CallerCredentials(accessKeyId, secretAccessKey, sessionToken);
    }

    /// The account in an ARN.
    public static Optional<String> accountOf(String arn) {
        String[] fields = arn.split(":", -1);
        return fields.length > ACCOUNT_FIELD && fields[ACCOUNT_FIELD].matches("[0-9]{12}")
                ? Optional.of(fields[ACCOUNT_FIELD])
                : Optional.empty();
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
