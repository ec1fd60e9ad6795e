package dev.mayfly.policy.prove;

import dev.mayfly.policy.eval.AuthorizationRequest;

/// Tells a witness in the fewest words.
interface Summary {
    String of(AuthorizationRequest request);
}
