package dev.mayfly.kept;

import dev.mayfly.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers from the file, or asks and keeps; of programs that ask at once, one asks.
public final class KeptCredentials {

    /// Longer than any session lives.
    private static final Duration FORGOTTEN = Duration.ofDays(2);

    private final Keeping keeping;
    private final InstantSource clock;

    public KeptCredentials(Keeping keeping, InstantSource clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    /// The kept answer if it is fresh, else one that `ask` gives now. When nobody can be asked,
    /// what is kept is given while it lives; a refusal forgets it.
    ///
    /// @throws SourceException of `ask`
    public KeptAnswer answer(Supplier<KeptAnswer> ask) {
        try {
            keeping.prepare();
            try (FileLock _ = FileLock.of(keeping.lock())) {
                Optional<KeptAnswer> kept = keeping.read();
                return kept.filter(answer -> answer.isFresh(clock.instant())).isPresent()
                        ? kept.get()
                        : asked(ask, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // one private place, one caller
    private KeptAnswer asked(Supplier<KeptAnswer> ask, Optional<KeptAnswer> kept)
            throws IOException {
        try {
            return keep(ask.get());
        } catch (SourceException e) {
            if (!e.isRefusal() && kept.filter(a -> a.lives(clock.instant())).isPresent()) {
                return kept.get();
            }
            Files.deleteIfExists(keeping.file());
            throw e;
        }
    }

    private KeptAnswer keep(KeptAnswer answer) throws IOException {
        answer.write(keeping.file());
        forgetOld(clock.instant().minus(FORGOTTEN));
        return answer;
    }

    /// Locks stay: removing one that somebody waits for would let two ask.
    private void forgetOld(Instant before) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(keeping.directory(), "*.answer")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
