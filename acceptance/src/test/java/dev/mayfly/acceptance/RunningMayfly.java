package dev.mayfly.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The built jar as a process of its own, on a free port. Ready when constructed: it is ready when
/// it says so on standard output.
///
/// ```java
/// try (RunningMayfly mayfly = RunningMayfly.start(tempDir)) {
///     mayfly.aws("sts", "get-caller-identity");
/// }
/// ```
public final class RunningMayfly implements AutoCloseable {

    private static final String READY = "Mayfly is ready at ";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path data;
    private final URI url;
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    private RunningMayfly(Process process, Path data) {
        this.process = process;
        this.data = data;
        CompletableFuture<URI> ready = new CompletableFuture<>();
        this.reader = Thread.ofVirtual().start(() -> read(process, output, ready));
        this.url = await(ready);
    }

    /// Starts one on a free port with its state in `data`, which may not exist yet. `flags` are
    /// further arguments of `mayfly up`.
    public static RunningMayfly start(Path data, String... flags) {
        return start(data, Map.of(), flags);
    }

    /// Starts one with further environment variables.
    public static RunningMayfly start(Path data, Map<String, String> environment, String... flags) {
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        if (!List.of(flags).contains("--listen")) {
            arguments.addAll(List.of("--listen", "127.0.0.1:0"));
        }
        arguments.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(RunningMayfly::steersUs);
        builder.environment().putAll(environment);
        try {
            return new RunningMayfly(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command line of the jar with `arguments`, as the launcher would write it.
    public static List<String> command(List<String> arguments) {
        Path jar = Path.of(System.getProperty("mayfly.jar", "../cli/target/mayfly.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar.toAbsolutePath() + " is not built: run ./mvnw verify");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    /// Where it listens.
    public URI url() {
        return url;
    }

    /// Its data directory.
    public Path data() {
        return data;
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// What it has written so far, both streams.
    public String output() {
        return String.join("\n", output);
    }

    /// Runs another command of ours against it.
    public Finished mayfly(String... arguments) {
        return Finished.run(
                Map.of("MAYFLY_HOME", data.toString(), "HOME", data.toString()),
                command(List.of(arguments)));
    }

    /// Runs Debian's AWS CLI (2.9.19) against it, with administrator credentials through
    /// `credential_process`.
    public Finished aws(String... arguments) {
        return aws(administrator(), arguments);
    }

    /// Runs Debian's AWS CLI with the given environment (credentials, profile).
    public Finished aws(Map<String, String> environment, String... arguments) {
        return client("/usr/bin/aws", environment, arguments);
    }

    /// Runs another AWS CLI against it, with administrator credentials.
    public Finished otherAws(String executable, String... arguments) {
        return client(executable, administrator(), arguments);
    }

    private Finished client(
            String executable, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable, "--endpoint-url"));
        command.add(url.toString());
        command.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>();
        variables.put("HOME", data.toString());
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("AWS_PAGER", "");
        variables.putAll(environment);
        return Finished.run(variables, command);
    }

    /// Runs a Python client against it, which finds it in `MAYFLY_URL`, with administrator
    /// credentials.
    public Finished python(String script) {
        Map<String, String> variables = new HashMap<>(administrator());
        variables.put("MAYFLY_URL", url.toString());
        variables.put("HOME", data.toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return Finished.run(variables, List.of("/usr/bin/python3", script));
    }

    /// Ends it as the kernel would: no goodbye.
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /// Stops it by SIGTERM and waits until it is gone and its last line is read.
    public void stop() {
        process.destroy();
        await();
    }

    @Override
    public void close() {
        stop();
    }

    /// The environment that makes a stock client the administrator.
    private Map<String, String> administrator() {
        Path config = data.resolveSibling(data.getFileName() + ".aws-config");
        String helper = String.join(" ", command(List.of("admin", "--data", data.toString())));
        try {
            Files.writeString(
                    config, "[default]\nregion = us-east-1\ncredential_process = " + helper + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("AWS_CONFIG_FILE", config.toString());
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not stop: " + output());
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI await(CompletableFuture<URI> ready) {
        try {
            return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("did not become ready:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void read(
            Process process, ConcurrentLinkedQueue<String> output, CompletableFuture<URI> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(URI.create(line.substring(READY.length()).split(" ", 2)[0]));
                }
            }
            ready.completeExceptionally(new IllegalStateException("ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static boolean steersUs(String variable) {
        return variable.startsWith("MAYFLY_")
                || variable.startsWith("AWS_")
                || variable.equals("JAVA_TOOL_OPTIONS");
    }
}
