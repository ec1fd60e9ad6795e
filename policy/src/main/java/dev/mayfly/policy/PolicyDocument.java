package dev.mayfly.policy;

/// A parsed policy.
public record PolicyDocument() {}
