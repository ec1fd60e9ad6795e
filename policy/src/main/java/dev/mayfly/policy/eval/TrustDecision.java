package dev.mayfly.policy.eval;

/// The answer for several actions that one call implies.
///
/// @param action the first action that is not allowed, or the first of all when every one is
/// @param decision about that action
public record TrustDecision(String action, Decision decision) {
    public boolean allowed() {
        return decision.allowed();
    }
}
