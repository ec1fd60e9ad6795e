package dev.mayfly.cli;

import picocli.CommandLine.Option;

/// `--format`: for a person, or for a program.
final class FormatOption {

    /// The formats a list is written in.
    enum Format {
        text,
        json
    }

    @Option(names = "--format", paramLabel = "text|json", description = "text (default) or json")
    private Format format = Format.text;

    boolean json() {
        return format == Format.json;
    }
}
