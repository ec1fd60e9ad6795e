package dev.mayfly.access;

import dev.mayfly.policy.explain.Explanation;

/// A refusal and its reason: `message` is AWS's sentence for the caller, `explanation` everything
/// that led to it, for whoever administers.
public record Denial(String message, Explanation explanation) {}
