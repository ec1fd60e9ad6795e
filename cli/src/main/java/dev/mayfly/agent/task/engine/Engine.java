package dev.mayfly.agent.task.engine;

import dev.mayfly.terminal.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Calls the engine's command line.
final class Engine {

    /// Anything but a pull is done at once, or something is wrong.
    static final Duration SHORT = Duration.ofSeconds(60);

    /// A large image over a slow line.
    static final Duration PULL = Duration.ofMinutes(15);

    private static final int MAX_OUTPUT_BYTES = 64 << 10;
    private static final int MAX_SHOWN = 400;

    private final EngineSettings settings;

    Engine(EngineSettings settings) {
        this.settings = settings;
    }

    /// How a call ended: exit code, or -1 when it took too long or there is no engine.
    record Outcome(int code, String output) {

        boolean good() {
            return code == 0;
        }

        /// The last thing the engine said, for a person.
        String complaint() {
            String last = output.strip().lines().reduce("", (_, line) -> line);
            String clean = Table.harmless(last.isEmpty() ? "it said nothing" : last);
            return clean.length() <= MAX_SHOWN ? clean : clean.substring(0, MAX_SHOWN);
        }
    }

    /// The words that call it with `arguments`.
    List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>(settings.command());
        words.addAll(arguments);
        return words;
    }

    Outcome call(String... arguments) {
        return call(List.of(arguments), "", SHORT);
    }

    /// Calls it with `input` on its standard input.
    Outcome call(List<String> arguments, String input, Duration patience) {
        ProcessBuilder builder = new ProcessBuilder(words(arguments));
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            Thread killer = Thread.ofVirtual().start(() -> limit(process, patience));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // it ended without reading: its exit code says how
            }
            byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT_BYTES);
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            int code = process.waitFor();
            killer.interrupt();
            return new Outcome(code, new String(output, StandardCharsets.UTF_8));
        } catch (IOException _) {
            return new Outcome(-1, "there is no `" + settings.command().getFirst() + "`");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }

    private static void limit(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ended in time
        }
    }
}
