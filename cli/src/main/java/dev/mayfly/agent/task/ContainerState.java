package dev.mayfly.agent.task;

import dev.mayfly.agent.task.TaskView.ContainerView;
import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.taskdefinition.ContainerDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A container as its task's supervisor knows it. Changed by the supervisor's thread alone.
final class ContainerState {

    private static final int DEFAULT_RESTART_SECONDS = 300;

    final ContainerDefinition definition;
    Status status = Status.PENDING;
    Health health = Health.UNKNOWN;
    Optional<String> reference = Optional.empty();
    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> finishedAt = Optional.empty();
    Optional<Integer> exitCode = Optional.empty();
    Optional<String> reason = Optional.empty();

    /// How often it was started. What a watcher reports of an earlier run is of no interest.
    int runs;

    /// When it is killed, once it was asked to end.
    Optional<Instant> killAt = Optional.empty();

    ContainerState(ContainerDefinition definition) {
        this.definition = definition;
    }

    String name() {
        return definition.called();
    }

    boolean running() {
        return status == Status.RUNNING;
    }

    boolean stopped() {
        return status == Status.STOPPED;
    }

    void started(String newReference, Instant now) {
        reference = Optional.of(newReference);
        startedAt = Optional.of(now);
        finishedAt = Optional.empty();
        exitCode = Optional.empty();
        health = Health.UNKNOWN;
        status = Status.RUNNING;
        runs++;
    }

    void ended(int code, Instant now) {
        exitCode = Optional.of(code);
        finishedAt = Optional.of(now);
        status = Status.STOPPED;
        killAt = Optional.empty();
    }

    /// Whether its restart policy starts it again after this end.
    ///
    /// Source: Amazon ECS API Reference, "ContainerRestartPolicy".
    boolean restarts() {
        return definition
                .restartPolicy()
                .filter(ContainerDefinition.RestartPolicy::enabled)
                .filter(policy ->
                        !policy.ignoredExitCodes().orElse(List.of()).contains(exitCode.orElse(-1)))
                .filter(policy -> {
                    int seconds = policy.restartAttemptPeriod().orElse(DEFAULT_RESTART_SECONDS);
                    Instant begun = startedAt.orElse(Instant.MAX);
                    return !finishedAt.orElse(Instant.MIN).isBefore(begun.plusSeconds(seconds));
                })
                .isPresent();
    }

    ContainerView view() {
        return new ContainerView(
                name(),
                definition.image().orElse(""),
                definition.isEssential(),
                status,
                health,
                reference,
                startedAt,
                finishedAt,
                exitCode,
                reason,
                runs);
    }
}
