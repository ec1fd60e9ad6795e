package dev.mayfly.iam;

import dev.mayfly.anywhere.AnywhereState;
import dev.mayfly.ca.CaState;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.node.NodeState;

/// What an account holds beside IAM, a state for each subject. Immutable.
public record Holdings(
        AnywhereState anywhere, CaState authorities, NodeState nodes, EcsState tasks) {

    /// Nothing.
    public static final Holdings EMPTY =
            new Holdings(AnywhereState.EMPTY, CaState.EMPTY, NodeState.EMPTY, EcsState.EMPTY);

    /// These with other resources of Roles Anywhere.
    public Holdings with(AnywhereState other) {
        return new Holdings(other, authorities, nodes, tasks);
    }

    /// These with other certificate authorities.
    public Holdings with(CaState other) {
        return new Holdings(anywhere, other, nodes, tasks);
    }

    /// These with other nodes.
    public Holdings with(NodeState other) {
        return new Holdings(anywhere, authorities, other, tasks);
    }

    /// These with other clusters, services and tasks.
    public Holdings with(EcsState other) {
        return new Holdings(anywhere, authorities, nodes, other);
    }
}
