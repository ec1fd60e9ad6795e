package dev.mayfly.agent.task;

import org.jspecify.annotations.Nullable;

/// A task or a container cannot be started. The message begins as ECS begins it
/// (`CannotPullContainerError: …`, `ResourceInitializationError: …`) and may be shown; it holds no
/// secret.
///
/// Source: Amazon ECS Developer Guide, "Amazon ECS stopped tasks error messages", read 2026-11.
public final class TaskFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TaskFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The image could not be fetched.
    public static TaskFailure pull(String reason) {
        return new TaskFailure("CannotPullContainerError: " + reason, null);
    }

    /// The container could not be started.
    public static TaskFailure start(String reason) {
        return new TaskFailure("CannotStartContainerError: " + reason, null);
    }

    /// The container could not be made ready, as when its directories cannot be made.
    public static TaskFailure create(String reason, Throwable cause) {
        return new TaskFailure("CannotCreateContainerError: " + reason, cause);
    }

    /// What the task needs before it starts is not to be had: secrets, roles, a user.
    public static TaskFailure resources(String reason) {
        return new TaskFailure("ResourceInitializationError: " + reason, null);
    }

    /// The reason.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
