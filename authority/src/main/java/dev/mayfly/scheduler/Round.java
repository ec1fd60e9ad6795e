package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of the scheduler under way: the state it began with, and what has changed since.
/// Confined to one thread.
final class Round {

    private final EcsState before;
    private final Fleet fleet;
    private final EcsIds ids;
    private final Map<String, Task> tasks;
    private final Map<String, EcsResource> changed = new LinkedHashMap<>();
    private final List<EcsResource> forgotten = new ArrayList<>();
    private final Placement placement = new Placement();
    private final Map<String, Fleet.Standing> standings = new HashMap<>();
    private Optional<Task> latest = Optional.empty();

    Round(EcsState before, Fleet fleet, EcsIds ids) {
        this.before = before;
        this.fleet = fleet;
        this.ids = ids;
        this.tasks = new LinkedHashMap<>(before.tasks());
        before.instances().values().forEach(it -> standings.put(it.id(), fleet.of(it)));
        before.tasks().values().stream().filter(task -> !task.stopped()).forEach(this::occupy);
    }

    EcsState before() {
        return before;
    }

    Instant now() {
        return fleet.now();
    }

    EcsIds ids() {
        return ids;
    }

    /// Every task as it is by now.
    List<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    /// What the instance of that id is good for; one that is not there for nothing.
    Fleet.Standing standing(String instance) {
        return standings.getOrDefault(instance, Fleet.Standing.GONE);
    }

    /// The instances of a cluster that take new tasks.
    List<ContainerInstance> ready(String cluster) {
        return before.instances().values().stream()
                .filter(it -> it.cluster().equals(cluster))
                .filter(it -> standing(it.id()) == Fleet.Standing.READY)
                .toList();
    }

    /// Looks for a place among `instances` and takes it.
    Placing place(NewTask wanted, List<ContainerInstance> instances) {
        Needs needs = Needs.of(wanted.revision(), wanted.origin().overrides());
        Placing placing = placement.find(instances, wanted.origin().group(), needs);
        if (placing instanceof Placing.Found(ContainerInstance instance)) {
            Task task = wanted.on(instance, ids);
            put(task);
            placement.occupy(task, needs);
            latest = Optional.of(task);
        }
        return placing;
    }

    /// The task that was placed last.
    Task latest() {
        return latest.orElseThrow();
    }

    /// How many instances of a cluster are to have a task of each daemon.
    int inhabitable(String cluster) {
        return (int)
                before.instances().values().stream()
                        .filter(it -> it.cluster().equals(cluster))
                        .map(it -> standing(it.id()))
                        .filter(it -> it == Fleet.Standing.READY || it == Fleet.Standing.KEEPING)
                        .count();
    }

    /// Has a task stopped; it ends at once where no node is left to do it.
    Task stop(Task task, Task.StopCode code, String reason) {
        Task asked = Endings.asked(task, code, reason, now());
        boolean alone = standing(task.instance()) == Fleet.Standing.GONE;
        Task result = alone ? Endings.given(asked, reason, now()) : asked;
        put(result);
        return result;
    }

    void put(Task task) {
        tasks.put(task.id(), task);
        changed.put("task " + task.id(), task);
    }

    void put(EcsService service) {
        changed.put("service " + service.key(), service);
    }

    void forget(EcsResource resource) {
        forgotten.add(resource);
        if (resource instanceof Task task) {
            tasks.remove(task.id());
        }
    }

    /// The state after the round; the very one before it when nothing changed.
    EcsState after() {
        return before.with(changed.values()).without(forgotten);
    }

    private void occupy(Task task) {
        TaskRevision revision = before.revisions().get(task.taskDefinition());
        if (revision != null) {
            placement.occupy(task, Needs.of(revision, task.origin().overrides()));
        }
    }
}
