package dev.mayfly.agent.taskmetadata;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the runtime knows of a task, for the task itself.
///
/// @param cluster its ARN or name
/// @param desiredStatus `RUNNING` or `STOPPED`
/// @param knownStatus as ECS names it: `PENDING`, `RUNNING`, `STOPPED` and those between
public record TaskDescription(
        String cluster,
        String family,
        String revision,
        String desiredStatus,
        String knownStatus,
        List<Container> containers) {

    public TaskDescription {
        containers = List.copyOf(containers);
    }

    /// One container of the task.
    ///
    /// @param runtimeId id the runtime gave it, or the process id
    /// @param labels its own; those of ECS are added
    public record Container(
            String name,
            String runtimeId,
            String image,
            String knownStatus,
            Map<String, String> labels,
            Optional<Instant> startedAt,
            Optional<Integer> exitCode) {

        public Container {
            labels = Map.copyOf(labels);
        }
    }

    /// The container of this name.
    public Optional<Container> container(String name) {
        return containers.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
