package dev.mayfly.cli;

import dev.mayfly.settings.SettingKey;
import dev.mayfly.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// `mayfly man`: the manual page, made from the commands themselves and so never behind them.
@Command(
        name = "man",
        hidden = true,
        description = "Prints the manual page; use it as: mayfly man | man -l -")
final class ManCommand implements Runnable {

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    ManCommand(Surroundings surroundings) {
        this.terminal = surroundings.terminal();
    }

    @Override
    public void run() {
        terminal.say(".TH MAYFLY 1 \"\" \"mayfly " + VersionCommand.version() + "\"");
        section("NAME", "mayfly \\- short-lived AWS credentials from your own authority");
        section("SYNOPSIS", "\\fBmayfly\\fR \\fICOMMAND\\fR [\\fIoptions\\fR]");
        terminal.say(".SH COMMANDS");
        for (Map.Entry<String, CommandLine> entry : spec.root().subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            if (!command.usageMessage().hidden()) {
                command(command);
                command.subcommands().values().forEach(inner -> command(inner.getCommandSpec()));
            }
        }
        settings();
        section(
                "FILES",
                "\\fI~/.mayfly\\fR, or \\fI$MAYFLY_HOME\\fR: the data directory. Whoever can read it is"
                        + " the administrator.");
        section(
                "EXIT STATUS",
                "0: done. 1: refused, or something was found. 2: usage. 3: trouble.");
    }

    private void command(CommandSpec command) {
        terminal.say(".SS " + escaped(command.qualifiedName()));
        terminal.say(escaped(String.join(" ", command.usageMessage().description())));
        command.positionalParameters().forEach(p -> argument(p.paramLabel(), p));
        for (OptionSpec option : command.options()) {
            if (!option.usageHelp()) {
                String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                argument(option.longestName() + label, option);
            }
        }
    }

    private void argument(String label, ArgSpec argument) {
        terminal.say(".TP");
        terminal.say("\\fB" + escaped(label) + "\\fR");
        terminal.say(escaped(described(argument)));
    }

    /// The description with the two variables we use in it.
    private static String described(ArgSpec argument) {
        String text = String.join(" ", argument.description());
        if (text.contains("${COMPLETION-CANDIDATES}")) {
            List<String> candidates = new ArrayList<>();
            argument.completionCandidates().forEach(candidates::add);
            text = text.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates));
        }
        return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()));
    }

    private void settings() {
        terminal.say(".SH SETTINGS");
        terminal.say(
                "\\fBmayfly up\\fR reads \\fImayfly.yaml\\fR in the data directory, or the file given"
                        + " with --config; environment variables override it, options override both.");
        for (SettingKey key : SettingKey.values()) {
            terminal.say(".TP");
            terminal.say("\\fB" + escaped(key.key()) + "\\fR, " + key.variable());
            String byDefault =
                    key.defaultText().isEmpty() ? "" : " (default: " + key.defaultText() + ")";
            terminal.say(escaped(key.meaning() + byDefault));
        }
    }

    private void section(String heading, String text) {
        terminal.say(".SH " + heading);
        terminal.say(text);
    }

    /// Hyphens that are to be typed, and a leading dot that would be a request.
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
