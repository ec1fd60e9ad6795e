package dev.mayfly.policy.eval;

import dev.mayfly.policy.PolicyDocument;

/// A policy with the name or ARN by which a decision points at it.
public record NamedPolicy(String name, CompiledPolicy policy) {
    public static NamedPolicy of(String name, PolicyDocument document) {
        return new NamedPolicy(name, CompiledPolicy.of(document));
    }

    public PolicyDocument document() {
        return policy.document();
    }
}
