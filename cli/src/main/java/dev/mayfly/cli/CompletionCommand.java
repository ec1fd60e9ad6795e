package dev.mayfly.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `mayfly completion`: for bash, and for zsh through its bash compatibility.
@Command(
        name = "completion",
        description = {
            "Prints the shell completion of mayfly, for bash and zsh.",
            "Use it as: source <(mayfly completion)"
        })
final class CompletionCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings.terminal().say(AutoComplete.bash("mayfly", spec.root().commandLine()));
    }
}
