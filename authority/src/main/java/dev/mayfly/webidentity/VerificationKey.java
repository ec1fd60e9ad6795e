package dev.mayfly.webidentity;

import java.security.PublicKey;
import java.util.Optional;

/// A public key of an issuer's set. `algorithm` is the one the key says it is for, if it says so.
record VerificationKey(
        Optional<String> keyId, PublicKey key, Optional<SigningAlgorithm> algorithm) {

    /// Whether a token signed with `wanted` may be checked with this key.
    boolean fits(SigningAlgorithm wanted) {
        return algorithm.map(wanted::equals).orElse(true) && wanted.takes(key);
    }
}
