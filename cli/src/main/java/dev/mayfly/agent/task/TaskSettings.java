package dev.mayfly.agent.task;

import java.nio.file.Path;
import java.util.Map;

/// Where tasks are kept and what each is told of its surroundings.
///
/// @param tasks the directory of tasks' state and logs, ours alone: one directory a task
/// @param environmentFiles the directory of the files that `environmentFiles` may name
/// @param region the region tasks are told (`AWS_REGION`)
/// @param endpoints the authority's address for SDKs: `AWS_ENDPOINT_URL` and its kin
/// @param logBytes how large a log grows before it is rotated
/// @param logFiles how many rotated logs are kept beside the current
public record TaskSettings(
        Path tasks,
        Path environmentFiles,
        String region,
        Map<String, String> endpoints,
        long logBytes,
        int logFiles) {

    private static final long DEFAULT_LOG_BYTES = 10L << 20;

    public TaskSettings {
        endpoints = Map.copyOf(endpoints);
    }

    /// The usual: `DATA/tasks`, `DATA/environment`, logs of 10 MiB, four of them kept.
    public static TaskSettings of(Path data, String region, Map<String, String> endpoints) {
        return new TaskSettings(
                data.resolve("tasks"),
                data.resolve("environment"),
                region,
                endpoints,
                DEFAULT_LOG_BYTES,
                4);
    }
}
