package dev.mayfly.apply;

import java.util.List;

/// Which parts of a role other entries of the same file put there, so that they do not count as
/// strays.
record Ownership(String account, List<Declared> all) {

    /// Whether a managed policy of the file attaches itself to the role.
    boolean attaches(String policyArn, String roleName) {
        return all.stream()
                .anyMatch(declared ->
                        declared instanceof Declared.Policy policy
                                && arn(policy).equals(policyArn)
                                && policy.holders().roles().contains(roleName));
    }

    /// Whether an inline policy of the file is written into the role.
    boolean writesInto(String policyName, String roleName) {
        return all.stream()
                .anyMatch(declared ->
                        declared instanceof Declared.InlinePolicy policy
                                && policy.name().equals(policyName)
                                && policy.holders().roles().contains(roleName));
    }

    String arn(Declared.Policy policy) {
        return "arn:aws:iam::" + account + ":policy" + policy.path() + policy.name();
    }
}
