package dev.mayfly.node;

import java.time.Instant;

/// The one chance to join that a node was given. `verifier` is the public half of the key that the
/// token's holder has (SubjectPublicKeyInfo in base 64): whoever reads it here cannot join with it.
/// Over at the very instant `expiresAt`.
public record JoinToken(String id, String verifier, Instant expiresAt) {

    /// Whether it is over at `now`.
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
