package dev.mayfly.tasks;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Names;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.scheduler.Fleet;
import java.util.List;
import java.util.Objects;

/// Creates and deletes clusters. Thread-safe.
public record Clusters(TaskBoard board, EcsNames names) {

    private static final int MAX_NAME = 255;

    /// The cluster of that name, made if it is not there. Source: ECS API Reference,
    /// `CreateCluster`, which answers with the existing one.
    public Cluster create(String name, List<Tag> tags) {
        if (!Names.valid(name, MAX_NAME)) {
            throw Refusals.parameter("Invalid cluster name.");
        }
        if (name.equals(Cluster.LOCAL)) {
            throw Refusals.parameter(
                    "The cluster name `local` is kept for tasks that a machine's own operator"
                            + " starts.");
        }
        List<Tag> kept = EcsTags.merged(List.of(), tags);
        EcsState after =
                board.change(state ->
                        state.clusters().containsKey(name)
                                ? state
                                : state.with(new Cluster(name, kept)));
        return Objects.requireNonNull(after.clusters().get(name));
    }

    /// Deletes a cluster in which nothing is left.
    public Cluster delete(Cluster cluster) {
        if (cluster.name().equals(Cluster.DEFAULT)) {
            throw Refusals.client("The cluster `default` is always there and cannot be deleted.");
        }
        board.change((state, fleet) -> {
            requireEmpty(state, fleet, cluster.name());
            return state.without(List.of(cluster));
        });
        return cluster;
    }

    private static void requireEmpty(EcsState state, Fleet fleet, String name) {
        boolean services =
                state.services().values().stream()
                        .anyMatch(it ->
                                it.cluster().equals(name)
                                        && it.status() != EcsService.Status.INACTIVE);
        if (services) {
            throw Refusals.of(
                    ClusterFault.CLUSTER_CONTAINS_SERVICES,
                    "The Cluster cannot be deleted while Services are active.");
        }
        if (state.tasks().values().stream()
                .anyMatch(task -> task.cluster().equals(name) && !task.stopped())) {
            throw Refusals.of(
                    ClusterFault.CLUSTER_CONTAINS_TASKS,
                    "The Cluster cannot be deleted while Tasks are active.");
        }
        if (state.instances().values().stream()
                .anyMatch(it -> it.cluster().equals(name) && fleet.of(it) != Fleet.Standing.GONE)) {
            throw Refusals.of(
                    ClusterFault.CLUSTER_CONTAINS_INSTANCES,
                    "The Cluster cannot be deleted while Container Instances are active or"
                            + " draining.");
        }
    }
}
