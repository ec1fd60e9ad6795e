package dev.mayfly.agent.task;

import dev.mayfly.ecs.Task.Health;
import dev.mayfly.taskdefinition.ContainerDefinition.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In which order the containers of a task start and stop.
///
/// Source: Amazon ECS Developer Guide, "Container dependency", read 2026-11: containers stop in the
/// reverse of the order in which they start.
final class Order {

    private final Map<String, ContainerState> containers;

    Order(Map<String, ContainerState> containers) {
        this.containers = containers;
    }

    /// Whether all that `container` waits for has come.
    boolean ready(ContainerState container) {
        return dependencies(container).stream().allMatch(this::met);
    }

    /// Why what `container` waits for will never come, if so.
    Optional<String> hopeless(ContainerState container, Instant begun, Instant now) {
        for (Dependency dependency : dependencies(container)) {
            ContainerState target = target(dependency);
            if (met(dependency)) {
                continue;
            }
            if (target.stopped() && !target.restarts()) {
                return Optional.of(
                        "Container "
                                + container.name()
                                + " waits for "
                                + dependency.condition()
                                + " of "
                                + target.name()
                                + ", which ended"
                                + target.exitCode
                                        .map(code -> " with exit code " + code)
                                        .orElse(""));
            }
            Optional<Integer> patience = target.definition.startTimeout();
            Instant from = target.startedAt.orElse(begun);
            if (patience.isPresent() && Duration.between(from, now).toSeconds() >= patience.get()) {
                return Optional.of(
                        "Container "
                                + target.name()
                                + " did not reach "
                                + dependency.condition()
                                + " within its startTimeout of "
                                + patience.get()
                                + " seconds");
            }
        }
        return Optional.empty();
    }

    /// Whether no running container depends on `container` any more.
    boolean mayStop(ContainerState container) {
        return containers.values().stream()
                .filter(other -> other.running() && other != container)
                .noneMatch(other ->
                        dependencies(other).stream()
                                .anyMatch(d -> d.containerName().equals(container.name())));
    }

    private boolean met(Dependency dependency) {
        ContainerState target = target(dependency);
        return switch (dependency.condition()) {
            case START -> target.running() || target.stopped();
            case COMPLETE -> target.stopped();
            case SUCCESS -> target.stopped() && target.exitCode.equals(Optional.of(0));
            case HEALTHY -> target.running() && target.health == Health.HEALTHY;
        };
    }

    private ContainerState target(Dependency dependency) {
        ContainerState found = containers.get(dependency.containerName());
        if (found == null) {
            throw new IllegalStateException("an admitted definition names its own containers");
        }
        return found;
    }

    private static List<Dependency> dependencies(ContainerState container) {
        return container.definition.dependsOn().orElse(List.of());
    }
}
