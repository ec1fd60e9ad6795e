package dev.mayfly.policy.eval;

import dev.mayfly.policy.Statement;

/// A statement that matched, and where it stands.
public record MatchedStatement(Layer layer, NamedPolicy policy, Statement statement) {}
