package dev.mayfly.cli;

import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.Outside;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The entry of the one jar. Takes the world from the process, hands it to a command, and ends with
/// the command's exit code: 0 done, 1 refused or findings, 2 usage, 3 trouble.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Optional<String> kept = QuickAnswer.to(args, System.getenv(), Instant.now());
        if (kept.isPresent()) {
            System.out.println(kept.get());
            System.out.flush();
            return;
        }
        // A library asks for a logger nobody needs: what it has to say comes as exceptions.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(args, process()));
    }

    static int run(String[] args, Surroundings surroundings) {
        try {
            return commandLine(surroundings).execute(args);
        } finally {
            surroundings.terminal().out().flush();
            surroundings.terminal().err().flush();
        }
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new MayflyCommand(), new CommandFactory(surroundings));
        line.getCommandSpec().addOption(help());
        Terminal terminal = surroundings.terminal();
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        ErrorMessages messages = new ErrorMessages(terminal);
        line.setParameterExceptionHandler(messages::usage);
        line.setExecutionExceptionHandler(messages::failure);
        return line;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(CommandLine.ScopeType.INHERIT)
                .description("show this help")
                .build();
    }

    private static Surroundings process() {
        Map<String, String> environment = System.getenv();
        // The launcher knows which of its streams are terminals; a JVM does not.
        boolean interactive = Boolean.getBoolean("mayfly.interactive");
        boolean colour =
                Boolean.getBoolean("mayfly.colour")
                        && environment.getOrDefault("NO_COLOR", "").isEmpty();
        String command = System.getProperty("mayfly.command", "mayfly");
        Terminal terminal =
                new Terminal(
                        writer(FileDescriptor.out),
                        writer(FileDescriptor.err),
                        interactive,
                        colour,
                        command);
        String launcher = System.getProperty("mayfly.launcher", command);
        return new Surroundings(environment, Outside.real(), System.in, terminal, launcher);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
