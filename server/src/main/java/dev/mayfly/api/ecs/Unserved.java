package dev.mayfly.api.ecs;

/// A structure we know by its name alone, because whatever stands in it is refused or has no effect
/// here.
public record Unserved() {}
