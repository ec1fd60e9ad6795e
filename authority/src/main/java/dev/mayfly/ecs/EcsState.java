package dev.mayfly.ecs;

/// Clusters, task definitions, services and tasks of an account, at one moment. Immutable.
public record EcsState() {

    /// Nothing.
    public static final EcsState EMPTY = new EcsState();
}
