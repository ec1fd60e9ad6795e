package dev.mayfly.agent.task;

import dev.mayfly.agent.task.TaskEvent.Checked;
import dev.mayfly.agent.task.TaskEvent.Exited;
import dev.mayfly.agent.task.TaskEvent.Leave;
import dev.mayfly.agent.task.TaskEvent.Stop;
import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sees one task through its life. Everything that happens to the task comes as a [TaskEvent] to
/// one virtual thread, which alone changes its state; everyone else sees [#view()].
final class TaskSupervisor {

    /// How long a container is given to end, unless it says otherwise. Source: API Reference,
    /// "ContainerDefinition", `stopTimeout`.
    private static final int DEFAULT_STOP_SECONDS = 30;

    /// Deadlines are met to within this.
    private static final long TICK_MILLIS = 100;

    private final TaskRequest request;
    private final TaskLife life;
    private final InstantSource clock;
    private final BlockingQueue<TaskEvent> events = new LinkedBlockingQueue<>();
    private final Map<String, ContainerState> containers = new LinkedHashMap<>();
    private final Order order = new Order(containers);
    private final Instant createdAt;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> stoppedAt = Optional.empty();
    private Optional<Stop> stop = Optional.empty();
    private Status status = Status.PENDING;
    private boolean left;
    private volatile TaskView view;

    private TaskSupervisor(TaskRequest request, TaskLife life, InstantSource clock, Instant since) {
        this.request = request;
        this.life = life;
        this.clock = clock;
        this.createdAt = since;
        request.definition()
                .containerDefinitions()
                .forEach(c -> containers.put(c.called(), new ContainerState(c)));
        this.view = snapshot();
    }

    /// A task that is to be started.
    static TaskSupervisor fresh(TaskRequest request, TaskLife life, InstantSource clock) {
        return new TaskSupervisor(request, life, clock, clock.instant());
    }

    /// A task that was started by an agent before this one, as that one last knew it.
    static TaskSupervisor found(TaskView last, TaskLife life, InstantSource clock) {
        TaskSupervisor supervisor =
                new TaskSupervisor(last.request(), life, clock, last.createdAt());
        supervisor.startedAt = last.startedAt();
        supervisor.stoppedAt = last.stoppedAt();
        supervisor.status = last.last();
        supervisor.stop =
                last.stopCode().map(code -> new Stop(code, last.stoppedReason().orElse("")));
        last.containers().forEach(supervisor::restore);
        supervisor.view = supervisor.snapshot();
        return supervisor;
    }

    private void restore(TaskView.ContainerView was) {
        ContainerState container = containers.get(was.name());
        if (container != null) {
            container.status = was.last();
            container.reference = was.runtimeId();
            container.startedAt = was.startedAt();
            container.finishedAt = was.finishedAt();
            container.exitCode = was.exitCode();
            container.reason = was.reason();
            container.runs = was.runs();
        }
    }

    TaskView view() {
        return view;
    }

    void tell(TaskEvent event) {
        events.add(event);
    }

    /// Lives the task's life to its end, or until it is told to leave.
    void run() {
        try {
            if (status == Status.STOPPED) {
                return;
            }
            begin();
            while (!over()) {
                step();
            }
            if (!left) {
                finish();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // as good as being told to leave
        }
    }

    private void begin() {
        try {
            life.prepare(request);
            containers.values().stream().filter(ContainerState::running).forEach(this::watch);
        } catch (TaskFailure failure) {
            fail(failure.reason());
        }
        advance();
    }

    private void step() throws InterruptedException {
        TaskEvent event = next();
        if (event != null) {
            take(event);
        }
        if (!left) {
            advance();
        }
    }

    private @Nullable TaskEvent next() throws InterruptedException {
        boolean deadlines =
                containers.values().stream()
                        .anyMatch(c -> c.killAt.isPresent() || c.status == Status.PENDING);
        return deadlines ? events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS) : events.take();
    }

    private void take(TaskEvent event) {
        switch (event) {
            case Exited(String name, int run, int code) -> {
                ContainerState container = containers.get(name);
                if (container != null && container.runs == run && container.running()) {
                    container.ended(code, clock.instant());
                    exited(container);
                }
            }
            case Checked(String name, int run, Health health) -> {
                ContainerState container = containers.get(name);
                if (container != null && container.runs == run && container.running()) {
                    container.health = health;
                }
            }
            case Stop asked -> end(asked);
            case Leave _ -> left = true;
        }
    }

    private void exited(ContainerState container) {
        if (stop.isEmpty() && container.restarts()) {
            launch(container);
        } else if (container.definition.isEssential()) {
            end(new Stop(StopCode.EssentialContainerExited, "Essential container in task exited"));
        }
    }

    /// What can be done now: containers started that are ready, or stopped that may stop.
    private void advance() {
        if (stop.isEmpty()) {
            boolean more = true;
            while (more && stop.isEmpty()) {
                more = launchReady();
            }
        }
        if (stop.isPresent()) {
            halt();
        }
        if (startedAt.isEmpty() && containers.values().stream().allMatch(c -> c.runs > 0)) {
            startedAt = Optional.of(clock.instant());
            status = Status.RUNNING;
        }
        publish();
    }

    private boolean launchReady() {
        boolean launched = false;
        for (ContainerState container : containers.values()) {
            if (container.status != Status.PENDING || stop.isPresent()) {
                continue;
            }
            if (order.ready(container)) {
                launch(container);
                launched = true;
            } else {
                order.hopeless(container, createdAt, clock.instant()).ifPresent(this::fail);
            }
        }
        return launched;
    }

    private void launch(ContainerState container) {
        try {
            String reference = life.start(request, container.definition);
            container.started(reference, clock.instant());
            publish(); // on disk before anything else: a task must never be lost sight of
            watch(container);
        } catch (TaskFailure failure) {
            container.reason = Optional.of(failure.reason());
            container.status = Status.STOPPED;
            fail(failure.reason());
        }
    }

    private void watch(ContainerState container) {
        life.watch(
                new TaskLife.Watched(
                        request,
                        container.definition,
                        container.reference.orElse(""),
                        container.runs),
                this::tell);
    }

    private void fail(String reason) {
        end(new Stop(StopCode.TaskFailedToStart, reason));
    }

    /// The first reason counts.
    private void end(Stop asked) {
        if (stop.isEmpty()) {
            stop = Optional.of(asked);
            status = Status.STOPPING;
            for (ContainerState container : containers.values()) {
                if (container.status == Status.PENDING) {
                    container.status = Status.STOPPED;
                }
            }
        }
    }

    private void halt() {
        Instant now = clock.instant();
        for (ContainerState container : containers.values()) {
            if (!container.running()) {
                continue;
            }
            if (container.killAt.isEmpty() && order.mayStop(container)) {
                int patience = container.definition.stopTimeout().orElse(DEFAULT_STOP_SECONDS);
                container.killAt = Optional.of(now.plusSeconds(patience));
                life.terminate(request, container);
            } else if (container.killAt.filter(at -> !now.isBefore(at)).isPresent()) {
                container.killAt = Optional.of(now.plus(Duration.ofSeconds(1))); // once more, then
                life.kill(request, container);
            }
        }
    }

    private boolean over() {
        return left || containers.values().stream().allMatch(ContainerState::stopped);
    }

    private void finish() {
        life.clean(request);
        status = Status.STOPPED;
        stoppedAt = Optional.of(clock.instant());
        if (stop.isEmpty()) {
            stop =
                    Optional.of(
                            new Stop(
                                    StopCode.EssentialContainerExited,
                                    "Essential container in task exited"));
        }
        publish();
    }

    private void publish() {
        TaskView now = snapshot();
        if (!now.equals(view)) {
            view = now;
            life.publish(now);
        }
    }

    private TaskView snapshot() {
        return new TaskView(
                request,
                stop.isPresent() ? Status.STOPPED : Status.RUNNING,
                status,
                health(),
                createdAt,
                startedAt,
                stoppedAt,
                stop.map(Stop::code),
                stop.map(Stop::reason),
                containers.values().stream().map(ContainerState::view).toList());
    }

    /// Source: API Reference, "Task", `healthStatus`: of the essential containers alone.
    private Health health() {
        List<Health> checked =
                containers.values().stream()
                        .filter(c -> c.definition.isEssential())
                        .filter(c -> c.definition.healthCheck().isPresent())
                        .map(c -> c.health)
                        .toList();
        if (checked.contains(Health.UNHEALTHY)) {
            return Health.UNHEALTHY;
        }
        boolean well = !checked.isEmpty() && checked.stream().allMatch(h -> h == Health.HEALTHY);
        return well ? Health.HEALTHY : Health.UNKNOWN;
    }
}
