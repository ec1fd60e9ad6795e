package dev.mayfly.node;

/// The nodes of an account: machines that hold a key of their own, at one moment. Immutable.
public record NodeState() {

    /// Nothing.
    public static final NodeState EMPTY = new NodeState();
}
