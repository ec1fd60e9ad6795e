package dev.mayfly.cli;

import dev.mayfly.agent.control.ControlClient;
import dev.mayfly.client.Json;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;

/// The agent that runs the tasks, asked over its control socket.
final class TaskOptions {

    @Mixin private AgentHomeOption data = new AgentHomeOption();

    /// The agent's answer.
    Json ask(Surroundings surroundings, String command, Map<String, Json> members) {
        return new ControlClient(data.home(surroundings).directory().resolve("agent.sock"))
                .ask(command, members);
    }

    /// Where a container's output goes.
    Path log(Surroundings surroundings, String taskId, String container) {
        return data.home(surroundings)
                .directory()
                .resolve("tasks")
                .resolve(taskId)
                .resolve("logs")
                .resolve(container + ".log");
    }
}
