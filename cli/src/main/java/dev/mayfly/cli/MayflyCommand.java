package dev.mayfly.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly` itself: names the commands.
@Command(
        name = "mayfly",
        synopsisSubcommandLabel = "COMMAND",
        description = "Short-lived AWS credentials from your own authority.",
        footerHeading = "%nExit codes: 0 done, 1 refused or findings, 2 usage, 3 trouble.%n",
        subcommands = {
            UpCommand.class,
            EnvCommand.class,
            AdminCommand.class,
            TokenCommand.class,
            TourCommand.class,
            ApplyCommand.class,
            TrailCommand.class,
            ExplainCommand.class,
            ProveCommand.class,
            RevokeCommand.class,
            NodeCommand.class,
            AgentCommand.class,
            CaCommand.class,
            TaskCommand.class,
            CredsCommand.class,
            ExecCommand.class,
            ServeCredentialsCommand.class,
            PolicyCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            ManCommand.class
        })
final class MayflyCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
