package dev.mayfly.policy.prove;

import dev.mayfly.policy.eval.AuthorizationRequest;

/// A request that contradicts a claim, and how to tell it.
record Witness(AuthorizationRequest request, String summary) {
    boolean shorterThan(Witness other) {
        return summary.length() < other.summary.length();
    }
}
