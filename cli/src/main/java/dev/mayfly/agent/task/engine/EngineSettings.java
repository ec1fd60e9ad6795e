package dev.mayfly.agent.task.engine;

import dev.mayfly.taskdefinition.admission.ProtectedPaths;
import java.util.List;
import java.util.Map;

/// Which container engine runs tasks, and how it is called.
///
/// @param name `podman` or `docker`
/// @param command the words that call it
/// @param environment what it is called with: where its home and its daemon are, nothing of a task
/// @param network the bridge for tasks, made when there is none
/// @param protectedPaths what no volume may show, wherever its path leads
public record EngineSettings(
        String name,
        List<String> command,
        Map<String, String> environment,
        String network,
        ProtectedPaths protectedPaths) {

    /// The bridge's usual name.
    public static final String NETWORK = "mayfly-tasks";

    /// Its addresses. The gateway is where SDKs ask for credentials of a container.
    static final String SUBNET = "169.254.170.0/24";

    static final String GATEWAY = "169.254.170.2";

    public EngineSettings {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!name.equals("podman") && !name.equals("docker")) {
            throw new IllegalArgumentException("the engines are podman and docker");
        }
    }

    boolean podman() {
        return name.equals("podman");
    }
}
