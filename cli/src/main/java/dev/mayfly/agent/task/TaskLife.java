package dev.mayfly.agent.task;

import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.container.Registration;
import dev.mayfly.agent.container.TaskIdentity;
import dev.mayfly.agent.taskmetadata.TaskDescription;
import dev.mayfly.taskdefinition.ContainerDefinition;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// What supervisors do to their tasks and the world: credentials, secrets, processes, files.
/// Thread-safe.
final class TaskLife {

    private static final Logger LOG = System.getLogger(TaskLife.class.getName());

    private final TaskRuntime runtime;
    private final ContainerCredentials credentials;
    private final TaskSecrets secrets;
    private final LaunchEnvironment environment;
    private final TaskFiles files;
    private final Consumer<TaskView> listener;
    private final Map<String, PreparedTask> seated = new ConcurrentHashMap<>();

    /// One run of a container.
    record Watched(TaskRequest task, ContainerDefinition definition, String reference, int run) {}

    /// What all tasks of an agent share.
    record Means(
            TaskRuntime runtime,
            ContainerCredentials credentials,
            TaskSecrets secrets,
            LaunchEnvironment environment,
            TaskFiles files) {}

    TaskLife(Means means, Consumer<TaskView> listener) {
        this.runtime = means.runtime();
        this.credentials = means.credentials();
        this.secrets = means.secrets();
        this.environment = means.environment();
        this.files = means.files();
        this.listener = listener;
    }

    /// Gives a task its place, or the one it had.
    void seat(TaskRequest task) {
        String seat =
                files.seat(task.taskId())
                        .orElseGet(() ->
                                runtime.seat(
                                        seated.values().stream().map(PreparedTask::seat).toList()));
        files.keepSeat(task.taskId(), seat);
        seated.put(task.taskId(), new PreparedTask(task, files.directory(task.taskId()), seat));
    }

    /// Makes ready; again for a task that an earlier agent made ready.
    void prepare(TaskRequest task) {
        task.taskRole().ifPresent(role -> register(task, role));
        runtime.prepare(place(task), secrets.logins(task));
    }

    private Registration register(TaskRequest task, String role) {
        try {
            return credentials.register(
                    new TaskIdentity(
                            task.taskId(),
                            task.taskArn(),
                            role,
                            runtime.whereabouts(place(task).seat())));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw TaskFailure.resources("the task's credentials: " + e.getMessage());
        }
    }

    /// Starts a container and returns its reference.
    String start(TaskRequest task, ContainerDefinition definition) {
        return runtime.start(launch(task, definition));
    }

    private ContainerLaunch launch(TaskRequest task, ContainerDefinition definition) {
        PreparedTask place = place(task);
        Optional<Map<String, String>> door =
                credentials
                        .registration(task.taskId())
                        .map(registration ->
                                LaunchEnvironment.door(
                                        registration,
                                        definition.called(),
                                        runtime.tokenPath(
                                                place, registration.tokenFile().toString())));
        return new ContainerLaunch(
                place,
                definition,
                environment.of(task, definition, door),
                files.log(task.taskId(), definition.called()));
    }

    /// Tells of a run's end and of its health, until its end.
    void watch(Watched watched, Consumer<TaskEvent> supervisor) {
        String name = watched.definition().called();
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofVirtual()
                .name("await-" + name)
                .start(() -> {
                    try {
                        int code = runtime.await(place(watched.task()), name, watched.reference());
                        ended.countDown();
                        supervisor.accept(new TaskEvent.Exited(name, watched.run(), code));
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
        watched.definition()
                .healthCheck()
                .ifPresent(check ->
                        Thread.ofVirtual()
                                .name("health-" + name)
                                .start(() -> {
                                    try {
                                        ContainerLaunch launch =
                                                launch(watched.task(), watched.definition());
                                        new HealthWatch(runtime, launch, check, watched.reference())
                                                .watch(
                                                        ended,
                                                        health ->
                                                                supervisor.accept(
                                                                        new TaskEvent.Checked(
                                                                                name,
                                                                                watched.run(),
                                                                                health)));
                                    } catch (TaskFailure e) {
                                        LOG.log(
                                                Level.WARNING,
                                                "no health checks of " + name + ": " + e.reason());
                                    } catch (InterruptedException _) {
                                        Thread.currentThread().interrupt();
                                    }
                                }));
    }

    void terminate(TaskRequest task, ContainerState container) {
        runtime.terminate(place(task), container.name(), container.reference.orElse(""));
    }

    void kill(TaskRequest task, ContainerState container) {
        runtime.kill(place(task), container.name(), container.reference.orElse(""));
    }

    /// Leaves nothing behind but logs, and no credentials.
    void clean(TaskRequest task) {
        try {
            credentials.remove(task.taskId());
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "the token file of a task stays: " + e.getMessage());
        }
        runtime.clean(place(task));
        seated.remove(task.taskId());
        files.forgetSeat(task.taskId());
    }

    /// Keeps the new state on disk, and tells who wants to know.
    void publish(TaskView view) {
        files.keep(view);
        credentials.describe(view.id(), description(view));
        listener.accept(view);
    }

    private static TaskDescription description(TaskView view) {
        return new TaskDescription(
                view.request().cluster(),
                view.request().definition().family(),
                Integer.toString(view.request().revision()),
                view.desired().name(),
                view.last().name(),
                view.containers().stream().map(TaskLife::description).toList());
    }

    private static TaskDescription.Container description(TaskView.ContainerView container) {
        return new TaskDescription.Container(
                container.name(),
                container.runtimeId().orElse(""),
                container.image(),
                container.last().name(),
                Map.of(),
                container.startedAt(),
                container.exitCode());
    }

    private PreparedTask place(TaskRequest task) {
        PreparedTask place = seated.get(task.taskId());
        if (place == null) {
            throw new IllegalStateException("the task has no place");
        }
        return place;
    }
}
