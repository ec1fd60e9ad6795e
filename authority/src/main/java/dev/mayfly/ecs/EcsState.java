package dev.mayfly.ecs;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All an account holds for ECS at one moment, each resource under its key. Immutable.
public record EcsState(
        SortedMap<String, Cluster> clusters,
        SortedMap<String, ContainerInstance> instances,
        SortedMap<String, TaskRevision> revisions,
        SortedMap<String, EcsService> services,
        SortedMap<String, Task> tasks) {

    /// Nothing but the cluster `default`, which every account has.
    public static final EcsState EMPTY =
            new EcsState(
                    new TreeMap<>(Map.of(Cluster.DEFAULT, new Cluster(Cluster.DEFAULT, List.of()))),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>());

    public EcsState {
        clusters = Collections.unmodifiableSortedMap(clusters);
        instances = Collections.unmodifiableSortedMap(instances);
        revisions = Collections.unmodifiableSortedMap(revisions);
        services = Collections.unmodifiableSortedMap(services);
        tasks = Collections.unmodifiableSortedMap(tasks);
    }

    /// The resources of a kind.
    public SortedMap<String, ? extends EcsResource> of(EcsResource.Kind kind) {
        return switch (kind) {
            case CLUSTER -> clusters;
            case CONTAINER_INSTANCE -> instances;
            case TASK_DEFINITION -> revisions;
            case SERVICE -> services;
            case TASK -> tasks;
        };
    }

    /// This state with `resource` in it, in place of the one of the same kind and key.
    public EcsState with(EcsResource resource) {
        return with(List.of(resource));
    }

    /// This state with `resources` in it. Copies each kind once, however many there are.
    public EcsState with(Collection<? extends EcsResource> resources) {
        return changed(resources, List.of());
    }

    /// This state without `resources`.
    public EcsState without(Collection<? extends EcsResource> resources) {
        return changed(List.of(), resources);
    }

    /// The revision that `family:revision` names.
    public Optional<TaskRevision> revision(String key) {
        return Optional.ofNullable(revisions.get(key));
    }

    /// The tasks placed on a container instance that are not stopped, in the order of their ids.
    public List<Task> placedOn(String instance) {
        return tasks.values().stream()
                .filter(task -> task.instance().equals(instance) && !task.stopped())
                .toList();
    }

    private EcsState changed(
            Collection<? extends EcsResource> put, Collection<? extends EcsResource> removed) {
        if (put.isEmpty() && removed.isEmpty()) {
            return this;
        }
        TreeMap<String, Cluster> newClusters = new TreeMap<>(clusters);
        TreeMap<String, ContainerInstance> newInstances = new TreeMap<>(instances);
        TreeMap<String, TaskRevision> newRevisions = new TreeMap<>(revisions);
        TreeMap<String, EcsService> newServices = new TreeMap<>(services);
        TreeMap<String, Task> newTasks = new TreeMap<>(tasks);
        for (EcsResource resource : removed) {
            switch (resource.kind()) {
                case CLUSTER -> newClusters.remove(resource.key());
                case CONTAINER_INSTANCE -> newInstances.remove(resource.key());
                case TASK_DEFINITION -> newRevisions.remove(resource.key());
                case SERVICE -> newServices.remove(resource.key());
                case TASK -> newTasks.remove(resource.key());
            }
        }
        for (EcsResource resource : put) {
            switch (resource) {
                case Cluster cluster -> newClusters.put(cluster.key(), cluster);
                case ContainerInstance instance -> newInstances.put(instance.key(), instance);
                case TaskRevision revision -> newRevisions.put(revision.key(), revision);
                case EcsService service -> newServices.put(service.key(), service);
                case Task task -> newTasks.put(task.key(), task);
            }
        }
        return new EcsState(newClusters, newInstances, newRevisions, newServices, newTasks);
    }
}
