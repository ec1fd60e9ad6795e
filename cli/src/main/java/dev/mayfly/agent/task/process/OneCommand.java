package dev.mayfly.agent.task.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a short command whose output nobody wants, and ends it when it takes too long.
public final class OneCommand {

    /// It took too long, or could not be run.
    public static final int FAILED = -1;

    private OneCommand() {}

    /// Its exit code, or [#FAILED].
    public static int run(
            List<String> command, Map<String, String> environment, String input, Duration timeout)
            throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(new java.io.File("/"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // it ended without reading: its exit code says how
            }
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return FAILED;
        } catch (IOException _) {
            return FAILED;
        }
    }
}
