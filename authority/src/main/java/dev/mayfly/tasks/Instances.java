package dev.mayfly.tasks;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.scheduler.EcsIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The nodes of clusters, as container instances. Thread-safe.
public record Instances(TaskBoard board, EcsIds ids, InstantSource clock) {

    /// The instance that a node is in a cluster.
    public static Optional<ContainerInstance> of(EcsState state, Cluster cluster, String node) {
        return state.instances().values().stream()
                .filter(it -> it.node().equals(node) && it.cluster().equals(cluster.name()))
                .findFirst();
    }

    /// Makes a node an instance of a cluster; the one it is already stays the same.
    public ContainerInstance register(Cluster cluster, String node, ContainerInstance.Agent agent) {
        String id = ids.hex();
        Instant now = clock.instant();
        EcsState after =
                board.change(state ->
                        of(state, cluster, node)
                                .map(there -> state.with(there.seen(agent, now)))
                                .orElseGet(() ->
                                        state.with(
                                                new ContainerInstance(
                                                        id,
                                                        cluster.name(),
                                                        node,
                                                        false,
                                                        now,
                                                        now,
                                                        agent,
                                                        List.of()))));
        return of(after, cluster, node).orElseThrow();
    }

    /// Notes that a node said a word, and what it says of itself where that is new.
    public void heard(ContainerInstance instance, ContainerInstance.Agent agent) {
        if (instance.agent().equals(agent)) {
            board.heard(instance.id(), clock.instant());
        } else {
            Instant now = clock.instant();
            board.change(state -> {
                ContainerInstance there = state.instances().get(instance.id());
                return there == null ? state : state.with(there.seen(agent, now));
            });
        }
    }

    /// Has instances take new tasks again, or be emptied.
    public EcsState draining(List<ContainerInstance> instances, boolean drain) {
        return board.change(state ->
                state.with(
                        instances.stream()
                                .filter(it -> state.instances().containsKey(it.id()))
                                .map(it -> it.draining(drain))
                                .toList()));
    }
}
