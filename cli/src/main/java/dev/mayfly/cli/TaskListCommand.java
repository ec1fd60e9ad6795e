package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Table;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mayfly task list`: what runs on this machine.
@Command(name = "list", description = "Lists the tasks of this machine.")
final class TaskListCommand implements Runnable {

    private static final int SHORT_ID = 12;

    private final Surroundings surroundings;

    @Mixin private TaskOptions agent = new TaskOptions();

    @Option(names = "--all", description = "also those that have ended")
    private boolean all;

    @Mixin private FormatOption format = new FormatOption();

    TaskListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Json answer = agent.ask(surroundings, "task-list", Map.of("all", new Json.Flag(all)));
        if (format.json()) {
            surroundings.terminal().say(answer.write(true));
            return;
        }
        List<TaskView> tasks = answer.items("tasks").stream().map(TaskJson::read).toList();
        if (tasks.isEmpty()) {
            surroundings.terminal().note("no task runs on this machine");
            return;
        }
        Table table = new Table("TASK", "FAMILY", "CLUSTER", "STATUS", "HEALTH", "ROLE", "SINCE");
        for (TaskView task : tasks) {
            table.row(
                    task.id().substring(0, SHORT_ID),
                    task.request().definition().family(),
                    task.request().cluster(),
                    task.last().name(),
                    task.health().name(),
                    task.request().definition().taskRoleArn().orElse("none"),
                    task.startedAt().orElse(task.createdAt()).toString());
        }
        table.print(surroundings.terminal());
    }
}
