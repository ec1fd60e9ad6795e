package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.client.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `mayfly agent` as a process of its own, on a machine that joined a [RunningMayfly] as a node.
final class RunningAgent implements AutoCloseable {

    static final String ROLE = "web";

    private static final long PATIENCE_SECONDS = 60;
    private static final String METADATA = "  metadata";

    private final Path directory;
    private final Process process;
    private final URI metadata;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();

    private RunningAgent(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        CompletableFuture<URI> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(ready));
        try {
            this.metadata = ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("did not become ready:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Makes the role and profile `web`, which trust EC2, on an authority.
    static void prepare(RunningMayfly mayfly) {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
                """;
        done(
                mayfly.aws(
                        "iam",
                        "create-role",
                        "--role-name",
                        ROLE,
                        "--assume-role-policy-document",
                        trust));
        done(mayfly.aws("iam", "create-instance-profile", "--instance-profile-name", ROLE));
        done(
                mayfly.aws(
                        "iam",
                        "add-role-to-instance-profile",
                        "--instance-profile-name",
                        ROLE,
                        "--role-name",
                        ROLE));
    }

    /// Makes `directory` a node of the authority.
    static void join(RunningMayfly mayfly, String name, Path directory) {
        Finished added =
                mayfly.mayfly("node", "add", name, "--instance-profile", ROLE, "--format", "json");
        done(added);
        String token = Json.parse(added.out()).at("JoinToken");
        done(
                Finished.run(
                        Map.of("HOME", directory.toString()),
                        RunningMayfly.command(
                                List.of(
                                        "node",
                                        "join",
                                        mayfly.url().toString(),
                                        "--data",
                                        directory.toString())),
                        token + "\n"));
    }

    /// Starts the agent of the node in `directory`.
    static RunningAgent start(Path directory, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("agent", "--data", directory.toString()));
        if (!List.of(flags).contains("--containers")) {
            arguments.addAll(List.of("--containers", "off"));
        }
        if (!List.of(flags).contains("--metadata")) {
            arguments.addAll(List.of("--metadata", "127.0.0.1:0"));
        }
        arguments.addAll(List.of(flags));
        try {
            Process process =
                    new ProcessBuilder(RunningMayfly.command(arguments))
                            .redirectErrorStream(true)
                            .start();
            return new RunningAgent(directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the metadata service is.
    URI metadata() {
        return metadata;
    }

    long pid() {
        return process.pid();
    }

    String output() {
        return String.join("\n", output);
    }

    /// `mayfly agent status` in JSON.
    Finished status() {
        return Finished.run(
                Map.of("HOME", directory.toString()),
                RunningMayfly.command(
                        List.of(
                                "agent",
                                "status",
                                "--data",
                                directory.toString(),
                                "--format",
                                "json")));
    }

    /// Waits until it has credentials to hand out.
    RunningAgent warm() {
        Finished status = status();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (status.exitCode() != 0 && System.nanoTime() < end) {
            status = status();
        }
        assertThat(status.exitCode()).as(status.out() + status.err() + output()).isZero();
        return this;
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not stop: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read(CompletableFuture<URI> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(METADATA)) {
                    ready.complete(URI.create(line.substring(METADATA.length()).strip()));
                }
            }
            ready.completeExceptionally(new IllegalStateException("ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static void done(Finished finished) {
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
    }
}
