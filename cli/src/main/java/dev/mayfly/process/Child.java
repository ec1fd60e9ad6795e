package dev.mayfly.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A program that takes our place at the terminal: it has our streams, gets the signals we get, and
/// its exit code is ours.
public final class Child {

    /// As shells answer for a program that is not there, or cannot be run.
    private static final int NOT_FOUND = 127;

    private static final int NOT_RUNNABLE = 126;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /// Starts it.
    ///
    /// @throws CannotRunException when it cannot be
    public static Child start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            // ENOENT, as the JDK words it before and since 25.
            String reason = String.valueOf(e.getMessage());
            boolean absent = reason.contains("error=2,") || reason.contains("error: 2 (");
            throw new CannotRunException(
                    absent
                            ? "there is no program `" + command.getFirst() + "`"
                            : "`" + command.getFirst() + "` cannot be run",
                    absent ? NOT_FOUND : NOT_RUNNABLE);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Waits until it ends, passing signals on; 128 and the signal's number where one ended it.
    ///
    /// @param atTerminal whether the terminal sends its signals to both of us already
    public int await(boolean atTerminal) throws InterruptedException {
        Signals.passOn(process.pid(), atTerminal);
        return process.waitFor();
    }
}
