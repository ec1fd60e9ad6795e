package dev.mayfly.policy.prove;

import dev.mayfly.policy.eval.AuthorizationRequest;
import java.util.List;

/// The answer to a claim about every request a policy could ever see.
public sealed interface Proof {
    /// No request contradicts the claim.
    ///
    /// @param assumptions what was taken for granted about requests, for people; empty when the
    ///   claim holds for any text in any key
    record Proved(List<String> assumptions) implements Proof {
        public Proved {
            assumptions = List.copyOf(assumptions);
        }

        public Proved() {
            this(List.of());
        }
    }

    /// This request does; the evaluator has confirmed it.
    ///
    /// @param summary the shortest text that tells the witness, `repo:octo-orga/a:pull_request`
    record Refuted(AuthorizationRequest witness, String summary) implements Proof {}

    /// Neither was shown: the reason, for people.
    record Unknown(String reason) implements Proof {}
}
