package dev.mayfly.policy.findings;

/// One subject that a policy is checked for, which must not throw whatever the policy holds.
public interface Check {
    void check(PolicyText policy, Findings findings);
}
