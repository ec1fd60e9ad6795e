package dev.mayfly.policy.prove;

import dev.mayfly.policy.eval.AuthorizationRequest;

/// The answer to a claim about every request a policy could ever see.
public sealed interface Proof {
    /// No request contradicts the claim.
    record Proved() implements Proof {}

    /// This request does; the evaluator has confirmed it.
    ///
    /// @param summary the shortest text that tells the witness, `repo:octo-org0/-:pull_request`
    record Refuted(AuthorizationRequest witness, String summary) implements Proof {}

    /// Neither was shown: the reason, for people.
    record Unknown(String reason) implements Proof {}
}
