package dev.mayfly.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that says which authority on this machine is meant.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data directory (default: $MAYFLY_HOME, else ~/.mayfly)")
    private Optional<Path> data = Optional.empty();

    Path in(Surroundings surroundings) {
        return data.orElseGet(surroundings::defaultData);
    }
}
