package dev.mayfly.tasks;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Tag;
import dev.mayfly.scheduler.Endings;
import dev.mayfly.scheduler.Fleet;
import dev.mayfly.scheduler.NewTask;
import dev.mayfly.scheduler.Placing;
import dev.mayfly.scheduler.Scheduler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/// Starts single tasks and stops any. Thread-safe.
public record Tasks(TaskBoard board, EcsNames names, Scheduler scheduler, InstantSource clock) {

    private static final String OF_SERVICES = "service:";
    private static final String OF_DEPLOYMENTS = "ecs-svc/";

    /// A task to be run. `group` is `family:FAMILY` when the caller gives none.
    public record Wish(
            Optional<String> cluster,
            String taskDefinition,
            Optional<String> group,
            Optional<String> startedBy,
            TaskOverrides overrides,
            boolean executeCommand,
            List<Tag> tags,
            boolean tagsOfDefinition) {

        public Wish {
            tags = List.copyOf(tags);
        }
    }

    /// The tasks that found a place, and why the others did not.
    public record Started(List<Task> tasks, List<Failure> failures) {}

    /// Why a task found no place: the container instance that would have been the closest, and what
    /// it lacks.
    public record Failure(Optional<String> arn, String reason) {}

    /// Runs `count` tasks wherever there is room.
    public Started run(Wish wish, int count) {
        return started((state, fleet) -> {
            Cluster cluster = names.cluster(state, wish.cluster());
            NewTask task = task(state, cluster, wish);
            Scheduler.Started outcome =
                    scheduler.start(state, fleet, Collections.nCopies(count, task));
            if (outcome.placings().stream().allMatch(it -> it instanceof Placing.NoInstances)) {
                throw Refusals.parameter("No Container Instances were found in your cluster.");
            }
            return outcome;
        });
    }

    /// Starts a task on the container instance the caller names.
    public Started start(Wish wish, String instance) {
        return started((state, fleet) -> {
            Cluster cluster = names.cluster(state, wish.cluster());
            ContainerInstance chosen =
                    names.instance(state, cluster.name(), instance)
                            .orElseThrow(() ->
                                    Refusals.parameter(
                                            "Referenced container instance was not found."));
            return scheduler.start(state, fleet, task(state, cluster, wish), chosen);
        });
    }

    private Started started(BiFunction<EcsState, Fleet, Scheduler.Started> attempt) {
        AtomicReference<Scheduler.Started> outcome = new AtomicReference<>();
        EcsState after =
                board.change((state, fleet) -> {
                    Scheduler.Started started = attempt.apply(state, fleet);
                    outcome.set(started);
                    return started.state();
                });
        List<Task> tasks = new ArrayList<>();
        outcome.get()
                .tasks()
                .forEach(task -> tasks.add(after.tasks().getOrDefault(task.id(), task)));
        return new Started(tasks, failures(outcome.get().placings()));
    }

    /// Has a task stopped.
    public Task stop(Optional<String> cluster, String named, Optional<String> reason) {
        EcsState after =
                board.change(state -> {
                    Task task = existing(state, cluster, named);
                    return state.with(
                            Endings.asked(
                                    task,
                                    Task.StopCode.UserInitiated,
                                    reason.orElse("Task stopped by user"),
                                    clock.instant()));
                });
        return existing(after, cluster, named);
    }

    private Task existing(EcsState state, Optional<String> cluster, String named) {
        Cluster found = names.cluster(state, cluster);
        return names.task(state, found.name(), named)
                .orElseThrow(() -> Refusals.parameter("The referenced task was not found."));
    }

    private NewTask task(EcsState state, Cluster cluster, Wish wish) {
        TaskRevision revision =
                names.revision(state, wish.taskDefinition())
                        .orElseThrow(() -> Refusals.client("TaskDefinition not found."));
        if (!revision.active()) {
            throw Refusals.client("TaskDefinition is inactive");
        }
        requireOwn(wish);
        TaskRevisions.admit(Overriding.applied(revision.definition(), wish.overrides()));
        List<Tag> tags =
                EcsTags.merged(wish.tagsOfDefinition() ? revision.tags() : List.of(), wish.tags());
        return new NewTask(
                revision,
                cluster.name(),
                new Task.Origin(
                        wish.group().orElse("family:" + revision.family()),
                        wish.startedBy(),
                        wish.overrides(),
                        clock.instant(),
                        wish.executeCommand()),
                tags);
    }

    /// What the scheduler tells its own tasks by, nobody else may claim.
    private static void requireOwn(Wish wish) {
        if (wish.group().filter(it -> it.startsWith(OF_SERVICES)).isPresent()) {
            throw Refusals.parameter("The group name cannot begin with service:.");
        }
        if (wish.startedBy().filter(it -> it.startsWith(OF_DEPLOYMENTS)).isPresent()) {
            throw Refusals.parameter("startedBy cannot begin with ecs-svc/.");
        }
    }

    private List<Failure> failures(List<Placing> placings) {
        List<Failure> failures = new ArrayList<>();
        for (Placing placing : placings) {
            switch (placing) {
                case Placing.Found _ -> {}
                case Placing.NoInstances _ -> failures.add(new Failure(Optional.empty(), "AGENT"));
                case Placing.NoRoom(var closest, var lack) ->
                        failures.add(new Failure(Optional.of(names.arn(closest)), lack.code()));
            }
        }
        return failures;
    }
}
