package dev.mayfly.policy.eval;

import dev.mayfly.policy.PolicyDocument;

/// A policy with the name or ARN by which a decision points at it.
public record NamedPolicy(String name, PolicyDocument document) {}
