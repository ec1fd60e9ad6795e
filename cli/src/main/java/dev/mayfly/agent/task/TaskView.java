package dev.mayfly.agent.task;

import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A task at one moment, as ECS would describe it.
public record TaskView(
        TaskRequest request,
        Status desired,
        Status last,
        Health health,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        Optional<StopCode> stopCode,
        Optional<String> stoppedReason,
        List<ContainerView> containers) {

    public TaskView {
        containers = List.copyOf(containers);
    }

    /// A container of the task. `runtimeId` is what its runtime knows it by, `runs` how often it
    /// was started, `reason` why it could not start.
    public record ContainerView(
            String name,
            String image,
            boolean essential,
            Status last,
            Health health,
            Optional<String> runtimeId,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<Integer> exitCode,
            Optional<String> reason,
            int runs) {}

    /// The task's id.
    public String id() {
        return request.taskId();
    }

    /// Whether nothing of it runs any more.
    public boolean stopped() {
        return last == Status.STOPPED;
    }

    /// The exit code that speaks for the task: that of the essential container that ended first,
    /// else of any that has one. Empty while none ended.
    public Optional<Integer> exitCode() {
        return containers.stream()
                .filter(container -> container.exitCode().isPresent())
                .min(
                        java.util.Comparator.comparing(
                                        (ContainerView container) -> !container.essential())
                                .thenComparing(
                                        container -> container.finishedAt().orElse(Instant.MAX)))
                .flatMap(ContainerView::exitCode);
    }
}
