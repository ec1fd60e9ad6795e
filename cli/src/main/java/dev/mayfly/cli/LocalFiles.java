package dev.mayfly.cli;

import dev.mayfly.kept.PrivateFiles;
import dev.mayfly.process.LocalCredentials;
import dev.mayfly.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;

/// Where the record of local hand-outs lies: `$XDG_STATE_HOME/mayfly`, else
/// `~/.local/state/mayfly`.
final class LocalFiles {

    private LocalFiles() {}

    static Path handouts(Surroundings surroundings) throws IOException {
        Path directory =
                surroundings
                        .variable("XDG_STATE_HOME")
                        .map(Path::of)
                        .or(() ->
                                surroundings
                                        .variable("HOME")
                                        .map(home -> Path.of(home, ".local", "state")))
                        .orElseThrow(() ->
                                Failure.usage(
                                        "neither XDG_STATE_HOME nor HOME says where to record"
                                                + " who got credentials",
                                        "set HOME"))
                        .resolve("mayfly");
        PrivateFiles.makeDirectory(directory);
        return directory.resolve("handouts.jsonl");
    }

    static LocalCredentials.Means means(Surroundings surroundings) {
        return new LocalCredentials.Means(
                surroundings.outside().clock(), surroundings.outside().random());
    }
}
