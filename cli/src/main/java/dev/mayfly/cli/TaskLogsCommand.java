package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.agent.task.TaskView.ContainerView;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly task logs`: what a task's containers wrote.
@Command(name = "logs", description = "Shows what a task's containers wrote.")
final class TaskLogsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private TaskOptions agent = new TaskOptions();

    @Parameters(paramLabel = "TASK", description = "its id, the beginning of it, or its ARN")
    private String task = "";

    @Option(names = "--container", paramLabel = "NAME", description = "only this container")
    private Optional<String> container = Optional.empty();

    @Option(
            names = {"-f", "--follow"},
            description = "stay until the task ends")
    private boolean follow;

    TaskLogsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TaskView view =
                TaskJson.read(
                        agent.ask(
                                surroundings,
                                "task-describe",
                                Map.of("task", new Json.Text(task))));
        List<String> names =
                view.containers().stream()
                        .map(ContainerView::name)
                        .filter(name -> container.isEmpty() || container.get().equals(name))
                        .toList();
        if (names.isEmpty()) {
            throw Failure.usage("the task has no container `" + container.orElse("") + "`", "");
        }
        TaskAttachment attachment = TaskAttachment.to(surroundings, agent, names);
        if (follow) {
            attachment.stay(view);
        } else {
            attachment.show(view);
        }
        return 0;
    }
}
