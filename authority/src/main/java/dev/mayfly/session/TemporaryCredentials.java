package dev.mayfly.session;

import java.time.Instant;

/// What a caller is handed: an access key id, its secret, the sealed session token, and when it
/// ends.
public record TemporaryCredentials(
        String accessKeyId, Secret secretAccessKey, Secret sessionToken, Instant expiration) {}
