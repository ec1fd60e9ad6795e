package dev.mayfly.cli;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.UnreachableException;
import dev.mayfly.datadir.DataDirectoryException;
import dev.mayfly.source.SourceException;
import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Table;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;

/// Turns whatever ends a command into two lines on standard error and an exit code. No Java name
/// and no stack trace reaches the person.
final class ErrorMessages {

    private static final Logger LOG = System.getLogger(ErrorMessages.class.getName());

    private final Terminal terminal;

    ErrorMessages(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A command line that does not parse.
    int usage(CommandLine.ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        terminal.error(
                ours(String.valueOf(e.getMessage())),
                "`" + command + " --help` says what is accepted");
        return Failure.USAGE;
    }

    /// A command that failed while it ran.
    int failure(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        return switch (e) {
            case Failure failure -> {
                terminal.error(text(failure), failure.hint().orElse(""));
                yield failure.exitCode();
            }
            case AnsweredError refusal -> {
                terminal.error(
                        Table.harmless(refusal.code() + ": " + refusal.sentence()),
                        refusal.code().equals("AccessDenied")
                                ? "`"
                                        + terminal.command()
                                        + " trail --failed` finds the event to explain"
                                : "");
                yield Failure.REFUSED;
            }
            case UnreachableException trouble -> {
                terminal.error(text(trouble), "is it running? start one with `mayfly up`");
                yield Failure.TROUBLE;
            }
            case SourceException none -> {
                terminal.error(none.reason(), "");
                yield none.isRefusal() ? Failure.REFUSED : Failure.TROUBLE;
            }
            case DataDirectoryException trouble -> {
                terminal.error(trouble.what(), trouble.hint());
                yield Failure.TROUBLE;
            }
            case SettingsException trouble -> {
                terminal.error(trouble.what(), trouble.hint());
                yield Failure.USAGE;
            }
            case UncheckedIOException trouble -> {
                terminal.error(text(trouble), "check the disk and the permissions");
                yield Failure.TROUBLE;
            }
            case IOException trouble -> {
                terminal.error(text(trouble), "");
                yield Failure.TROUBLE;
            }
            default -> {
                LOG.log(Level.DEBUG, "a command failed", e);
                terminal.error(
                        "this is a mistake in mayfly itself",
                        "please report it with the output of MAYFLY_LOG_LEVEL=debug");
                yield Failure.TROUBLE;
            }
        };
    }

    private static String text(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "failed");
    }

    /// The parser's sentence in our style: lower case at the start, what was typed in back-ticks.
    private static String ours(String sentence) {
        String lower = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
        return lower.replace('\'', '`').replace("\n", " ").strip();
    }
}
