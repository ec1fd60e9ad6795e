package dev.mayfly.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly policy`: names its commands.
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks policies and tries them out.",
        subcommands = {PolicyCheckCommand.class, PolicySimulateCommand.class})
final class PolicyCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
