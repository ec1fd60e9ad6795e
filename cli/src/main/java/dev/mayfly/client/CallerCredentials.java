package dev.mayfly.client;

import dev.mayfly.session.Secret;

/// Temporary credentials a caller was given, to sign with.
public record CallerCredentials(String accessKeyId, Secret secretAccessKey, Secret sessionToken) {}
