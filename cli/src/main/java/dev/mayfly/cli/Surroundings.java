package dev.mayfly.cli;

import dev.mayfly.terminal.Failure;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.Outside;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a command takes from the process it runs in. `launcher` is the absolute path by which other
/// programs can run Mayfly.
record Surroundings(
        Map<String, String> environment,
        Outside outside,
        InputStream in,
        Terminal terminal,
        String launcher) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /// `$MAYFLY_HOME`, else `~/.mayfly`.
    Path defaultData() {
        return variable("MAYFLY_HOME")
                .map(Path::of)
                .or(() -> variable("HOME").map(home -> Path.of(home, ".mayfly")))
                .orElseThrow(() ->
                        Failure.usage(
                                "neither MAYFLY_HOME nor HOME says where the data is",
                                "give --data DIR"));
    }
}
