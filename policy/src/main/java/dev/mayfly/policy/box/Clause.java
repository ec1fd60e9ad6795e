package dev.mayfly.policy.box;

/// One thing a statement asks, and where in its dimension it is so.
///
/// @param holds at least every value with which the clause holds
/// @param fails at least every value with which it does not
public record Clause(Dimension dimension, Region holds, Region fails) {}
