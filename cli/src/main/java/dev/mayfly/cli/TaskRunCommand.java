package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly task run`: starts a task and, unless it is detached, stays with it: shows what its
/// essential container writes, ends when the task does and with that container's exit code.
@Command(
        name = "run",
        description = "Runs a task definition, as `aws ecs register-task-definition` takes it.")
final class TaskRunCommand implements Callable<Integer> {

    private static final long MAX_BYTES = 512L << 10;

    private final Surroundings surroundings;

    @Mixin private TaskOptions agent = new TaskOptions();

    @Parameters(
            paramLabel = "TASKDEF.json",
            description = "the task definition, `-` for standard input")
    private Path file = Path.of("-");

    @Option(names = "--detach", description = "print the task's id and leave it running")
    private boolean detach;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "a variable for every container, over what the definition says")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Mixin private FormatOption format = new FormatOption();

    TaskRunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("taskDefinition", new Json.Text(text()));
        members.put("environment", Json.object(variables));
        TaskView started = TaskJson.read(agent.ask(surroundings, "task-run", members));
        Terminal terminal = surroundings.terminal();
        if (detach) {
            terminal.say(format.json() ? TaskJson.write(started).write(true) : started.id());
            return 0;
        }
        TaskView ended =
                TaskAttachment.to(
                                surroundings,
                                agent,
                                started.containers().stream()
                                        .map(TaskView.ContainerView::name)
                                        .toList())
                        .stay(started);
        if (format.json()) {
            terminal.say(TaskJson.write(ended).write(true));
        }
        if (ended.exitCode().isEmpty()) {
            throw Failure.refused(
                    "the task did not start: " + ended.stoppedReason().orElse("no reason"),
                    "`" + terminal.command() + " task describe " + ended.id() + "` tells more");
        }
        return ended.exitCode().get();
    }

    private String text() throws IOException {
        if (file.toString().equals("-")) {
            return new String(
                    surroundings.in().readNBytes((int) MAX_BYTES), StandardCharsets.UTF_8);
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Failure.usage("`" + file + "` is too large for a task definition", "");
            }
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw Failure.usage("there is no file `" + file + "`", "");
        }
    }
}
