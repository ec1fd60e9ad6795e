package dev.mayfly.webidentity;

import java.util.List;
import java.util.Optional;

/// The verification keys an issuer publishes, as last seen.
final class KeySet {

    private final List<VerificationKey> keys;

    KeySet(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// The key for a token: the one with exactly its key id, of the kind its algorithm needs. A
    /// token without key id is served only when there is no choice.
    Optional<VerificationKey> keyFor(UnverifiedToken token) {
        List<VerificationKey> fitting =
                keys.stream()
                        .filter(key -> key.fits(token.algorithm()))
                        .filter(key -> token.keyId().isEmpty() || key.keyId().equals(token.keyId()))
                        .toList();
        if (token.keyId().isEmpty()) {
            return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
        }
        // AWS lets a later key of the same id replace an earlier one (recorded 2026-09)
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.getLast());
    }

    int size() {
        return keys.size();
    }
}
