package dev.mayfly.api.sts;

import dev.mayfly.session.Secret;
import dev.mayfly.session.TemporaryCredentials;
import java.time.Instant;

/// Temporary credentials on the wire.
public record CredentialsMember(
        String accessKeyId, Secret secretAccessKey, Secret sessionToken, Instant expiration) {

    public static CredentialsMember of(TemporaryCredentials credentials) {
        return new CredentialsMember(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expiration());
    }
}
