package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The tasks of a service that are not over, and the means to have more or fewer. Confined to one
/// round.
final class Staff {

    private static final Comparator<Task> LEAST_MISSED_FIRST =
            Comparator.comparing((Task task) -> task.progress().last() == Task.Status.RUNNING)
                    .thenComparing(Task::well)
                    .thenComparing(task -> task.origin().createdAt(), Comparator.reverseOrder())
                    .thenComparing(Task::id);

    private final Round round;
    private final EcsService service;
    private final Map<String, Task> live = new LinkedHashMap<>();
    private final List<Task> started = new ArrayList<>();
    private final List<Task> stopped = new ArrayList<>();

    Staff(Round round, EcsService service, List<Task> tasks) {
        this(round, service);
        tasks.stream().filter(task -> !task.stopped()).forEach(task -> live.put(task.id(), task));
    }

    private Staff(Round round, EcsService service) {
        this.round = round;
        this.service = service;
    }

    /// The same tasks, for the service with other deployments.
    Staff of(EcsService changed) {
        Staff other = new Staff(round, changed);
        other.live.putAll(live);
        return other;
    }

    /// Every task that is not over, whether or not it is still wanted.
    List<Task> live() {
        return List.copyOf(live.values());
    }

    /// Those of the primary deployment that are to stay, the least missed first.
    List<Task> own() {
        return wanted(task -> stays(task));
    }

    /// Those that are to go once they are not needed, the least missed first.
    List<Task> outgoing() {
        return wanted(task -> !stays(task));
    }

    /// The instances of the cluster that take new tasks.
    List<ContainerInstance> ready() {
        return round.ready(service.cluster());
    }

    Fleet.Standing standing(Task task) {
        return round.standing(task.instance());
    }

    static int well(List<Task> tasks) {
        return (int) tasks.stream().filter(Task::well).count();
    }

    /// Starts a task of the primary deployment on one of `instances`.
    Placing start(List<ContainerInstance> instances) {
        TaskRevision revision = round.before().revisions().get(service.primary().taskDefinition());
        if (revision == null) {
            return new Placing.NoInstances(); // cannot be: revisions are never forgotten
        }
        Task.Origin origin =
                new Task.Origin(
                        service.group(),
                        Optional.of(service.primary().id()),
                        TaskOverrides.NONE,
                        round.now(),
                        service.settings().execute());
        NewTask task = new NewTask(revision, service.cluster(), origin, tags(revision));
        Placing placing = round.place(task, instances);
        if (placing instanceof Placing.Found) {
            Task placed = round.latest();
            live.put(placed.id(), placed);
            started.add(placed);
        }
        return placing;
    }

    /// Has a task stopped because the service is to have other ones.
    void stop(Task task) {
        stop(task, "Scaling activity initiated by deployment " + service.primary().id());
        stopped.add(task);
    }

    void stop(Task task, String reason) {
        Task asked = round.stop(task, Task.StopCode.ServiceSchedulerInitiated, reason);
        if (asked.stopped()) {
            live.remove(asked.id());
        } else {
            live.put(asked.id(), asked);
        }
    }

    List<Task> started() {
        return List.copyOf(started);
    }

    List<Task> justStopped() {
        return List.copyOf(stopped);
    }

    private boolean stays(Task task) {
        return task.startedBy().equals(service.primary().id())
                && standing(task) != Fleet.Standing.DRAINING;
    }

    private List<Task> wanted(Predicate<Task> which) {
        return live.values().stream()
                .filter(task -> task.wanted() && which.test(task))
                .sorted(LEAST_MISSED_FIRST)
                .toList();
    }

    private List<Tag> tags(TaskRevision revision) {
        List<Tag> tags = new ArrayList<>();
        if (service.settings().managedTags()) {
            tags.add(new Tag("aws:ecs:clusterName", service.cluster()));
            tags.add(new Tag("aws:ecs:serviceName", service.name()));
        }
        tags.addAll(
                switch (service.settings().propagation()) {
                    case NONE -> List.<Tag>of();
                    case SERVICE -> service.tags();
                    case TASK_DEFINITION -> revision.tags();
                });
        return tags;
    }
}
