package dev.mayfly.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly node`: machines that hold one key.
@Command(
        name = "node",
        synopsisSubcommandLabel = "COMMAND",
        description = "Machines that hold one key, and get sessions for it.",
        subcommands = {
            NodeAddCommand.class,
            NodeJoinCommand.class,
            NodeListCommand.class,
            NodeLockCommand.class,
            NodeUnlockCommand.class,
            NodeAllowRecoveryCommand.class,
            NodeRemoveCommand.class
        })
final class NodeCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
