package dev.mayfly.agent.task;

import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.admission.Admission;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The tasks of this machine. Thread-safe.
///
/// Tasks outlive the agent: [#close()] leaves them running, and [#open] finds them again. An ended
/// task is kept with its logs until the newest hundred ended ones push it out.
public final class Tasks implements AutoCloseable {

    private static final int ENDED_KEPT = 100;

    private final TaskRuntime runtime;
    private final TaskFiles files;
    private final TaskLife life;
    private final Admission admission;
    private final InstantSource clock;
    private final Map<String, TaskSupervisor> supervisors = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final List<Consumer<TaskView>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock starting = new ReentrantLock();
    private final LogRotation rotation;

    private Tasks(TaskSettings settings, Parts parts, InstantSource clock) {
        this.runtime = parts.runtime();
        this.files = new TaskFiles(settings.tasks());
        this.admission =
                new Admission(Admission.standard().protectedPaths().and(parent(settings.tasks())));
        this.clock = clock;
        this.life =
                new TaskLife(
                        new TaskLife.Means(
                                runtime,
                                parts.credentials(),
                                parts.secrets(),
                                new LaunchEnvironment(settings, parts.secrets()),
                                files),
                        view -> listeners.forEach(listener -> listener.accept(view)));
        this.rotation = new LogRotation(settings.tasks(), settings.logBytes(), settings.logFiles());
    }

    /// What tasks are run with.
    ///
    /// @param runtime how containers run
    /// @param credentials where tasks ask for their role's credentials
    /// @param secrets what execution roles may read
    public record Parts(
            TaskRuntime runtime, ContainerCredentials credentials, TaskSecrets secrets) {}

    /// The tasks kept in the settings' directory; those that ran when the agent ended, and still
    /// live, are seen to again.
    public static Tasks open(TaskSettings settings, Parts parts, InstantSource clock) {
        Tasks tasks = new Tasks(settings, parts, clock);
        for (TaskView last : tasks.files.all()) {
            TaskSupervisor supervisor = TaskSupervisor.found(last, tasks.life, clock);
            tasks.supervisors.put(last.id(), supervisor);
            if (!last.stopped()) {
                tasks.life.seat(last.request());
                tasks.begin(last.id(), supervisor);
            }
        }
        tasks.rotation.begin();
        return tasks;
    }

    /// Starts a task and returns at once; its progress is seen in [#find]. Starting a task again
    /// that is known changes nothing.
    ///
    /// @throws TaskDefinitionException when its definition may not be run, or not by this runtime
    /// @throws TaskFailure when there is no place for it
    public TaskView start(TaskRequest request) {
        check(request.definition());
        starting.lock();
        try {
            TaskSupervisor known = supervisors.get(request.taskId());
            if (known != null) {
                return known.view();
            }
            TaskSupervisor supervisor = TaskSupervisor.fresh(request, life, clock);
            life.seat(request);
            files.keep(supervisor.view());
            supervisors.put(request.taskId(), supervisor);
            begin(request.taskId(), supervisor);
            prune();
            return supervisor.view();
        } finally {
            starting.unlock();
        }
    }

    /// Whether this machine can run `definition`.
    ///
    /// @throws TaskDefinitionException naming everything that keeps it from that
    public void check(TaskDefinition definition) {
        List<Problem> problems = new ArrayList<>(admission.problems(definition));
        problems.addAll(runtime.objections(definition));
        if (!problems.isEmpty()) {
            throw new TaskDefinitionException(problems);
        }
    }

    /// Asks a task to end: its containers get SIGTERM, and SIGKILL after their `stopTimeout`. False
    /// when there is no such task.
    public boolean stop(String taskId, StopCode code, String reason) {
        TaskSupervisor supervisor = supervisors.get(taskId);
        if (supervisor == null) {
            return false;
        }
        supervisor.tell(new TaskEvent.Stop(code, reason));
        return true;
    }

    /// Asks every task to end, and waits until nothing of them runs.
    public void stopAll(StopCode code, String reason) throws InterruptedException {
        supervisors.values().forEach(s -> s.tell(new TaskEvent.Stop(code, reason)));
        for (Thread thread : threads.values()) {
            thread.join();
        }
    }

    public Optional<TaskView> find(String taskId) {
        return Optional.ofNullable(supervisors.get(taskId)).map(TaskSupervisor::view);
    }

    /// Every task known, the oldest first.
    public List<TaskView> all() {
        return supervisors.values().stream()
                .map(TaskSupervisor::view)
                .sorted(Comparator.comparing(TaskView::createdAt))
                .toList();
    }

    /// Tells `listener` of every change from now on, on the changed task's thread.
    public void onChange(Consumer<TaskView> listener) {
        listeners.add(listener);
    }

    /// Where the output of a container goes.
    public Path log(String taskId, String container) {
        return files.log(taskId, container);
    }

    /// Forgets an ended task and its logs. Does nothing for one that has not ended.
    public void forget(String taskId) {
        if (find(taskId).filter(TaskView::stopped).isPresent()) {
            supervisors.remove(taskId);
            files.delete(taskId);
        }
    }

    /// Leaves the tasks running, for the next agent to find.
    @Override
    public void close() {
        rotation.close();
        supervisors.values().forEach(s -> s.tell(new TaskEvent.Leave()));
    }

    private void begin(String id, TaskSupervisor supervisor) {
        Thread thread =
                Thread.ofVirtual()
                        .name("task-" + id)
                        .unstarted(() -> {
                            try {
                                supervisor.run();
                            } finally {
                                threads.remove(id);
                            }
                        });
        threads.put(id, thread);
        thread.start();
    }

    private void prune() {
        List<TaskView> ended = all().stream().filter(TaskView::stopped).toList();
        ended.stream()
                .limit(Math.max(0, ended.size() - ENDED_KEPT))
                .forEach(view -> forget(view.id()));
    }

    private static Path parent(Path tasks) {
        Path parent = tasks.toAbsolutePath().getParent();
        return parent == null ? tasks.toAbsolutePath() : parent;
    }
}
