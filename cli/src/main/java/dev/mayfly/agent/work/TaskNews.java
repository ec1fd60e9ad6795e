package dev.mayfly.agent.work;

import dev.mayfly.agent.task.TaskView;
import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import java.util.List;
import java.util.Optional;

/// How a task is, as the authority is told.
public record TaskNews(
        String taskId,
        Status status,
        Health health,
        Optional<StopCode> stopCode,
        Optional<String> reason,
        List<TaskView.ContainerView> containers) {

    public TaskNews {
        containers = List.copyOf(containers);
    }

    static TaskNews of(TaskView view) {
        return new TaskNews(
                view.id(),
                view.last(),
                view.health(),
                view.stopCode(),
                view.stoppedReason(),
                view.containers());
    }

    /// Of a task that never ran here.
    static TaskNews neverRan(String taskId, String reason) {
        return new TaskNews(
                taskId,
                Status.STOPPED,
                Health.UNKNOWN,
                Optional.of(StopCode.TaskFailedToStart),
                Optional.of(reason),
                List.of());
    }
}
