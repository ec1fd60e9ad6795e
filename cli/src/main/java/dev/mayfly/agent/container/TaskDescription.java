package dev.mayfly.agent.container;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the runtime knows of a task, for the metadata endpoint.
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
}
