package dev.mayfly.session;

/// A session whose token was opened: what it says, and the secret its holder signs with.
public record OpenedSession(SessionClaims claims, Secret secretAccessKey) {}
