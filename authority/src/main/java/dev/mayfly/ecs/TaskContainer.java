package dev.mayfly.ecs;

import java.util.Optional;

/// A container of a task, as the node last told of it. `reason` is why it did not start or was
/// killed; `runtimeId` what the node's container runtime calls it. `checked` is whether the
/// definition has a health check for it.
public record TaskContainer(
        String id,
        String name,
        String image,
        Task.Status last,
        boolean checked,
        Task.Health health,
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<String> runtimeId) {

    public TaskContainer {
        Names.checkId("a container", id);
    }

    /// Whether it does what it should, as far as anybody checks.
    public boolean well() {
        return !checked || health == Task.Health.HEALTHY;
    }
}
