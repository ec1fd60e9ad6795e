package dev.mayfly.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly task`: tasks on this machine, started by its own operator.
@Command(
        name = "task",
        description = "Runs ECS task definitions on this machine, each with its task role.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TaskRunCommand.class,
            TaskListCommand.class,
            TaskDescribeCommand.class,
            TaskLogsCommand.class,
            TaskStopCommand.class
        })
final class TaskCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
