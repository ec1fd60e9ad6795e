package dev.mayfly.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command that has ended: its exit code and what it wrote.
public record Finished(int exitCode, String out, String err) {

    /// Far beyond what any client takes here; a hanging one fails its test instead of the build.
    private static final long PATIENCE_SECONDS = 120;

    /// Runs a command in an environment of its own: `environment` and PATH, nothing inherited that
    /// could point a client elsewhere.
    public static Finished run(Map<String, String> environment, List<String> command) {
        return run(environment, command, "");
    }

    /// Runs a command that reads `input`.
    public static Finished run(
            Map<String, String> environment, List<String> command, String input) {
        ProcessBuilder builder = new ProcessBuilder(command);
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            return finish(builder.start(), input);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    private static Finished finish(Process process, String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread outReader = copy(process.getInputStream(), out);
        Thread errReader = copy(process.getErrorStream(), err);
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // a command need not read its input
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end: " + out + err);
            }
            outReader.join();
            errReader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Finished(
                process.exitValue(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static Thread copy(InputStream from, ByteArrayOutputStream to) {
        return Thread.ofVirtual()
                .start(() -> {
                    try (from) {
                        from.transferTo(to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
