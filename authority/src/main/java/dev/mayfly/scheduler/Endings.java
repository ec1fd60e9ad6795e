package dev.mayfly.scheduler;

import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The ways a task comes to its end.
public final class Endings {

    private Endings() {}

    /// `task`, to be stopped by its node. One that is already on its way keeps its first reason.
    public static Task asked(Task task, Task.StopCode code, String reason, Instant now) {
        if (!task.wanted()) {
            return task;
        }
        Task.Progress progress = task.progress();
        return task.with(
                new Task.Progress(
                        Task.Status.STOPPED,
                        progress.last(),
                        progress.health(),
                        progress.startedAt(),
                        Optional.of(now),
                        progress.stoppedAt(),
                        Optional.of(code),
                        Optional.of(reason),
                        progress.version() + 1),
                task.containers());
    }

    /// `task`, given up because nobody will ever tell how it ended.
    public static Task given(Task task, String reason, Instant now) {
        Task asked = asked(task, Task.StopCode.TerminationNotice, reason, now);
        Task.Progress progress = asked.progress();
        List<TaskContainer> containers = asked.containers().stream().map(Endings::stopped).toList();
        return asked.with(
                new Task.Progress(
                        Task.Status.STOPPED,
                        Task.Status.STOPPED,
                        progress.health(),
                        progress.startedAt(),
                        progress.stoppingAt(),
                        Optional.of(now),
                        progress.stopCode(),
                        progress.stoppedReason(),
                        progress.version() + 1),
                containers);
    }

    private static TaskContainer stopped(TaskContainer container) {
        return new TaskContainer(
                container.id(),
                container.name(),
                container.image(),
                Task.Status.STOPPED,
                container.checked(),
                container.health(),
                container.exitCode(),
                container.reason(),
                container.runtimeId());
    }
}
