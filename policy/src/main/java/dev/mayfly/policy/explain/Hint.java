package dev.mayfly.policy.explain;

/// A remark about a likely mistake, in one sentence for people. Modules that know more of the world
/// add their own.
public record Hint(String code, String text) {}
