package dev.mayfly.policy.prove;

import dev.mayfly.policy.eval.AuthorizationRequest;

/// Asks the evaluator whether a request contradicts the claim.
interface Judge {
    Verdict verdict(AuthorizationRequest request);
}
