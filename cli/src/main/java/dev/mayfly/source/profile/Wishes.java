package dev.mayfly.source.profile;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the command line says beyond the source; each wins over environment and profile.
public record Wishes(
        Optional<URI> endpoint,
        Optional<String> region,
        Optional<Path> caFile,
        Optional<Duration> duration,
        Optional<String> sessionName,
        boolean allowLongLived) {

    /// None.
    public static Wishes none() {
        return new Wishes(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
