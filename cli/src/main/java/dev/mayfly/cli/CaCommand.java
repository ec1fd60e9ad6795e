package dev.mayfly.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly ca`: names its commands.
@Command(
        name = "ca",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a certificate authority for machines that have none.",
        subcommands = {
            CaInitCommand.class,
            CaIssueCommand.class,
            CaRevokeCommand.class,
            CaListCommand.class
        })
final class CaCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
