package dev.mayfly.issuance;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import java.util.Optional;

/// What became of a wish for a session. Wishes that break a rule of their own are refused by
/// exception; whether the role trusts the caller is an outcome.
public sealed interface Issuance {

    /// The session. `packedPolicyPercent` says how much of the room for policies and tags it takes,
    /// when it has any.
    record Issued(
            SessionClaims claims,
            TemporaryCredentials credentials,
            Optional<Integer> packedPolicyPercent)
            implements Issuance {}

    /// The role does not trust the caller, or is not there: the two differ in the explanation
    /// alone. `message` is AWS's sentence for the caller.
    record Denied(String message, AssumeRoleExplanation explanation) implements Issuance {}
}
