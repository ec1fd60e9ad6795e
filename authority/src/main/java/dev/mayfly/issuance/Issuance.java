package dev.mayfly.issuance;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import java.util.Optional;

/// What became of a wish for a session. Wishes that break a rule of their own are refused by
/// exception; whether the role trusts the caller is an outcome.
public sealed interface Issuance {

    /// The session and the room its token takes; `packs` says whether it has policies or tags.
    record Issued(
            SessionClaims claims, TemporaryCredentials credentials, TokenRoom room, boolean packs)
            implements Issuance {

        /// `PackedPolicySize`, for sessions with policies or tags.
        public Optional<Integer> packedPolicyPercent() {
            return packs ? Optional.of(room.percent()) : Optional.empty();
        }
    }

    /// The role does not trust the caller, or is not there: the two differ in the explanation
    /// alone. `message` is AWS's sentence for the caller.
    record Denied(String message, AssumeRoleExplanation explanation) implements Issuance {}
}
