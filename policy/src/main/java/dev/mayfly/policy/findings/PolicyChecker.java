package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;
import java.util.List;

/// Finds what is wrong, dangerous or needless in a policy. Stateless and thread-safe.
public final class PolicyChecker {
    /// Everything to say about the text, most severe first and then in the order of the text.
    ///
    /// @param kind what the policy is to be attached to
    public List<Finding> check(String text, PolicyKind kind) {
        return List.of();
    }
}
