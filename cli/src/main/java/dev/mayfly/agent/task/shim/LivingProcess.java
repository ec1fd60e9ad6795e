package dev.mayfly.agent.task.shim;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process by its id and start, which no other process has had since the machine started.
///
/// @param startTicks in clock ticks since then; field 22 of `/proc/PID/stat`, proc(5)
record LivingProcess(long pid, long startTicks) {

    /// The 20th field behind the name, which stands in parentheses and may hold anything.
    private static final int START_BEHIND_NAME = 19;

    /// The process that has this id now.
    static Optional<LivingProcess> of(long pid) {
        try {
            String stat =
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "stat"),
                            StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead
                    ? Optional.empty()
                    : Optional.of(
                            new LivingProcess(pid, Long.parseLong(fields[START_BEHIND_NAME])));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /// Whether it still lives.
    boolean lives() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// For sending signals and waiting.
    Optional<ProcessHandle> handle() {
        return lives() ? ProcessHandle.of(pid) : Optional.empty();
    }
}
