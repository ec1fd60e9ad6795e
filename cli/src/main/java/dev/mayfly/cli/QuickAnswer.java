package dev.mayfly.cli;

import dev.mayfly.kept.Keeping;
import dev.mayfly.kept.KeptAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way on which every millisecond counts: an SDK runs `mayfly creds`, and the answer is kept.
/// Whatever else is the case is left to [CredsCommand], errors included.
final class QuickAnswer {

    private QuickAnswer() {}

    /// What to print, when the command line is `creds …` and a fresh answer to it is kept.
    static Optional<String> to(String[] args, Map<String, String> environment, Instant now) {
        if (args.length == 0 || !args[0].equals("creds")) {
            return Optional.empty();
        }
        List<String> arguments = List.of(args);
        if (arguments.contains("--no-cache")) {
            return Optional.empty();
        }
        Optional<Keeping> keeping =
                Keeping.of(arguments, environment, CredsCommand.workingDirectory());
        if (keeping.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<KeptAnswer> kept = keeping.get().read();
            return kept.isPresent() && kept.get().isFresh(now)
                    ? Optional.of(kept.get().json())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
