package dev.mayfly.scheduler;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// A cluster played by hand: nodes that do what they are told when the test says so, and a clock
/// that moves when it says so.
final class World {

    static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Scheduler scheduler;
    private final EcsIds ids;
    private final Set<String> trusted = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private Instant now = START;
    private EcsState state = EcsState.EMPTY;

    World(long seed) {
        this.ids = new EcsIds(new SplittableRandom(seed));
        this.scheduler = new Scheduler(ids);
        state = state.with(revision(1, "")).with(revision(2, "")).with(revision(3, ""));
    }

    static TaskRevision revision(int number, String more) {
        return new TaskRevision(
                TaskDefinitions.parse(
                        """
                        {"family": "web", "containerDefinitions": [
                          {"name": "app", "image": "web", "cpu": 100, "memory": 64%s}]}
                        """
                                .formatted(more)),
                number,
                "tester",
                START,
                Optional.empty(),
                List.of());
    }

    World register(TaskRevision revision) {
        state = state.with(revision);
        return this;
    }

    World node(String name) {
        return node(name, 4096, 4096);
    }

    World node(String name, int cpuUnits, int memoryMib) {
        trusted.add(name);
        state =
                state.with(
                        new ContainerInstance(
                                ids.hex(),
                                Cluster.DEFAULT,
                                name,
                                false,
                                now,
                                now,
                                new ContainerInstance.Agent("1", cpuUnits, memoryMib, "process"),
                                List.of()));
        return this;
    }

    World drain(String name) {
        state = state.with(instance(name).draining(true));
        return this;
    }

    World lock(String name) {
        trusted.remove(name);
        return this;
    }

    World silence(String name) {
        silent.add(name);
        return this;
    }

    ContainerInstance instance(String node) {
        return state.instances().values().stream()
                .filter(it -> it.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    World service(int desired, EcsService.Rolling rolling) {
        return service(EcsService.Strategy.REPLICA, desired, rolling);
    }

    World service(EcsService.Strategy strategy, int desired, EcsService.Rolling rolling) {
        EcsService.Settings settings =
                new EcsService.Settings(
                        strategy,
                        rolling,
                        EcsService.Propagation.NONE,
                        Optional.empty(),
                        false,
                        false);
        state =
                state.with(
                        new EcsService(
                                "web",
                                Cluster.DEFAULT,
                                EcsService.Status.ACTIVE,
                                desired,
                                settings,
                                List.of(deployment("web:1", desired)),
                                List.of(),
                                now,
                                "tester",
                                List.of()));
        return this;
    }

    World roll(String definition) {
        EcsService service = service();
        List<Deployment> deployments = new ArrayList<>();
        deployments.add(deployment(definition, service.desiredCount()));
        deployments.addAll(service.deployments());
        state = state.with(service.rolled(service.status(), deployments, service.events()));
        return this;
    }

    World scale(int desired) {
        state = state.with(service().wanting(desired, service().settings()));
        return this;
    }

    World delete() {
        EcsService service = service();
        state =
                state.with(
                        service.rolled(
                                EcsService.Status.DRAINING,
                                service.deployments(),
                                service.events()));
        return this;
    }

    private Deployment deployment(String definition, int desired) {
        return new Deployment(
                ids.deployment(),
                definition,
                desired,
                0,
                new Deployment.Rollout(Deployment.RolloutState.IN_PROGRESS, "in progress"),
                now,
                now);
    }

    /// One step of the scheduler.
    World step() {
        List<ContainerInstance> heard =
                state.instances().values().stream()
                        .filter(it -> !silent.contains(it.node()))
                        .map(it -> it.seen(it.agent(), now))
                        .toList();
        state = scheduler.step(state.with(heard), fleet());
        return this;
    }

    Fleet fleet() {
        return new Fleet(trusted, START.minusSeconds(3600), now);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    World pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// Lets the nodes do what they are told for the tasks that `which` chooses: start, stop.
    World obey(Predicate<Task> which) {
        state =
                state.with(
                        state.tasks().values().stream()
                                .filter(task -> !task.stopped() && which.test(task))
                                .map(this::obeyed)
                                .toList());
        return this;
    }

    private Task obeyed(Task task) {
        boolean running = task.progress().last() == Task.Status.RUNNING;
        if (task.wanted()) {
            return running ? task : ran(task, Task.Health.UNKNOWN);
        }
        return ended(task);
    }

    Task ran(Task task, Task.Health health) {
        Task.Progress was = task.progress();
        return task.with(
                new Task.Progress(
                        was.desired(),
                        Task.Status.RUNNING,
                        health,
                        was.startedAt().or(() -> Optional.of(now)),
                        was.stoppingAt(),
                        Optional.empty(),
                        was.stopCode(),
                        was.stoppedReason(),
                        was.version() + 1),
                task.containers());
    }

    /// The task, ended: as asked, or else by itself.
    Task ended(Task task) {
        Task.Progress was = task.progress();
        return task.with(
                new Task.Progress(
                        Task.Status.STOPPED,
                        Task.Status.STOPPED,
                        was.health(),
                        was.startedAt(),
                        was.stoppingAt().or(() -> Optional.of(now)),
                        Optional.of(now),
                        was.stopCode()
                                .or(() -> Optional.of(Task.StopCode.EssentialContainerExited)),
                        was.stoppedReason()
                                .or(() -> Optional.of("Essential container in task exited")),
                        was.version() + 1),
                task.containers());
    }

    World put(Task task) {
        state = state.with(task);
        return this;
    }

    /// Steps and obeys until nothing changes any more.
    World settle() {
        for (int i = 0; i < 200; i++) {
            EcsState before = state;
            step().obey(_ -> true).pass(Duration.ofSeconds(1));
            if (state.tasks().equals(before.tasks())
                    && state.services().equals(before.services())) {
                return this;
            }
        }
        throw new AssertionError("does not settle: " + state);
    }

    EcsState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    EcsService service() {
        return Objects.requireNonNull(state.services().get("default/web"));
    }

    List<String> messages() {
        return service().events().stream().map(EcsService.Event::message).toList();
    }

    List<Task> live() {
        return state.tasks().values().stream().filter(task -> !task.stopped()).toList();
    }

    List<Task> well() {
        return live().stream().filter(Task::well).toList();
    }

    List<Task> on(String node) {
        return live().stream().filter(task -> task.instance().equals(instance(node).id())).toList();
    }

    List<Task> of(String definition) {
        return live().stream().filter(task -> task.taskDefinition().equals(definition)).toList();
    }
}
