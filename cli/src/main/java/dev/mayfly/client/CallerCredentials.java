package dev.mayfly.client;

import dev.mayfly.session.Secret;

/// Credentials a caller was given, to sign with. They are temporary, unless the session token is
/// empty: that is a long-lived key, found where Mayfly is to replace it.
public record CallerCredentials(String accessKeyId, Secret secretAccessKey, Secret sessionToken) {}
