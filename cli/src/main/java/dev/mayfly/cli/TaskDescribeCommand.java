package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `mayfly task describe`: everything known of one task.
@Command(name = "describe", description = "Tells everything known of a task.")
final class TaskDescribeCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private TaskOptions agent = new TaskOptions();

    @Parameters(paramLabel = "TASK", description = "its id, the beginning of it, or its ARN")
    private String task = "";

    @Mixin private FormatOption format = new FormatOption();

    TaskDescribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Json answer = agent.ask(surroundings, "task-describe", Map.of("task", new Json.Text(task)));
        Terminal terminal = surroundings.terminal();
        if (format.json()) {
            terminal.say(answer.write(true));
            return;
        }
        TaskView view = TaskJson.read(answer);
        say("task", view.request().taskArn());
        say("definition", view.request().definition().family());
        say("task role", view.request().definition().taskRoleArn().orElse("none"));
        say("execution role", view.request().definition().executionRoleArn().orElse("none"));
        say("status", view.last() + " (wanted: " + view.desired() + ")");
        say("health", view.health().name());
        view.stopCode().ifPresent(code -> say("stopped", code.toString()));
        view.stoppedReason().ifPresent(reason -> say("reason", reason));
        Table table = new Table("CONTAINER", "STATUS", "HEALTH", "EXIT CODE", "RUNS", "REASON");
        for (TaskView.ContainerView container : view.containers()) {
            table.row(
                    container.name(),
                    container.last().name(),
                    container.health().name(),
                    container.exitCode().map(Object::toString).orElse("-"),
                    Integer.toString(container.runs()),
                    container.reason().orElse(""));
        }
        table.print(terminal);
    }

    private void say(String name, String value) {
        surroundings.terminal().say(name + ": " + Table.harmless(value));
    }
}
