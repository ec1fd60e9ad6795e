package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly task stop`: asks a task to end, and waits until it has.
@Command(name = "stop", description = "Stops a task: SIGTERM, then SIGKILL after its stopTimeout.")
final class TaskStopCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private TaskOptions agent = new TaskOptions();

    @Parameters(paramLabel = "TASK", description = "its id, the beginning of it, or its ARN")
    private String task = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the record")
    private String reason = "";

    @Option(names = "--no-wait", description = "return before it has ended")
    private boolean noWait;

    TaskStopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("task", new Json.Text(task));
        members.put("reason", new Json.Text(reason));
        TaskView asked = TaskJson.read(agent.ask(surroundings, "task-stop", members));
        try {
            TaskView now = noWait ? asked : TaskAttachment.silent(surroundings, agent).stay(asked);
            surroundings.terminal().say(now.id());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
