package dev.mayfly.agent.task;

import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.StopCode;

/// What a task's supervisor is told.
sealed interface TaskEvent {

    /// The container's run of that number has ended.
    record Exited(String container, int run, int code) implements TaskEvent {}

    /// The health of the container's run of that number has changed.
    record Checked(String container, int run, Health health) implements TaskEvent {}

    /// Somebody wants it stopped.
    record Stop(StopCode code, String reason) implements TaskEvent {}

    /// The agent ends; the task goes on.
    record Leave() implements TaskEvent {}
}
