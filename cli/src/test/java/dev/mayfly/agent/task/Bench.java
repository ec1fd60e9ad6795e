package dev.mayfly.agent.task;

import dev.mayfly.agent.container.Addresses;
import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.container.TaskSessions;
import dev.mayfly.agent.task.process.Cgroups;
import dev.mayfly.agent.task.process.ProcessRuntime;
import dev.mayfly.agent.task.process.ProcessSettings;
import dev.mayfly.agent.task.process.ProcessSettings.UserRange;
import dev.mayfly.source.Credentials;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A machine's tasks in a directory of a test, run as processes. The clock may run faster than
/// time.
final class Bench {

    static final String ROLE = "arn:aws:iam::123456789012:role/app";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final SecureRandom random = new SecureRandom();
    final BlockingQueue<TaskView> changes = new LinkedBlockingQueue<>();
    final Tasks tasks;
    final ContainerCredentials credentials;

    Bench(Path directory) {
        this(directory, InstantSource.system(), new NoSecrets());
    }

    Bench(Path directory, InstantSource clock, TaskSecrets secrets) {
        this.directory = directory;
        open(directory);
        Path data = directory.resolve("data");
        credentials =
                ContainerCredentials.open(
                        new ContainerCredentials.Places(
                                data.resolve("tasks"),
                                directory.resolve("tokens"),
                                Addresses.loopback(URI.create("http://127.0.0.1:9"))),
                        _ -> new NoSession(),
                        random);
        ProcessRuntime runtime =
                new ProcessRuntime(
                        new ProcessSettings(
                                directory.resolve("work"),
                                root()
                                        ? Optional.of(new UserRange(2_100_000, 64))
                                        : Optional.empty(),
                                uid(),
                                root()
                                        ? Cgroups.find(Path.of("/sys/fs/cgroup"))
                                        : Optional.empty()));
        tasks =
                Tasks.open(
                        new TaskSettings(
                                data.resolve("tasks"),
                                data.resolve("environment"),
                                "eu-central-1",
                                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
                                1 << 20,
                                2),
                        new Tasks.Parts(runtime, credentials, secrets),
                        clock);
        tasks.onChange(changes::add);
    }

    /// A session without credentials.
    record NoSession() implements TaskSessions.Session {

        @Override
        public Optional<Credentials> current() {
            return Optional.empty();
        }

        @Override
        public void close() {}

        @Override
        public void revoke() {}
    }

    /// No secret is known.
    record NoSecrets() implements TaskSecrets {

        @Override
        public Variables of(TaskRequest task, ContainerDefinition container) {
            throw TaskFailure.resources("there are no secrets here");
        }

        @Override
        public Logins logins(TaskRequest task) {
            return _ -> Optional.empty();
        }
    }

    static boolean root() {
        return uid() == 0;
    }

    static long uid() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tasks' users must be able to pass.
    private static void open(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A clock that runs so many times as fast.
    static InstantSource fast(int times) {
        Instant begun = Instant.now();
        return () -> begun.plus(Duration.between(begun, Instant.now()).multipliedBy(times));
    }

    TaskRequest request(String json) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        String hex = HexFormat.of().formatHex(id);
        return new TaskRequest(
                hex,
                "arn:aws:ecs:eu-central-1:123456789012:task/local/" + hex,
                "local",
                1,
                TaskDefinitions.parse(json));
    }

    /// Starts a task of one container that runs `script` in a shell; `more` are further members.
    TaskView shell(String script, String more) {
        return start(
                "{\"family\": \"f\","
                        + role()
                        + "\"containerDefinitions\": ["
                        + container("app", script, more)
                        + "]}");
    }

    static String role() {
        return "\"taskRoleArn\": \"" + ROLE + "\",";
    }

    static String container(String name, String script, String more) {
        return "{\"name\": \""
                + name
                + "\", \"image\": \"none\", \"memory\": 64,"
                + (more.isEmpty() ? "" : more + ",")
                + "\"command\": [\"/bin/sh\", \"-c\", \""
                + script.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + "\"]}";
    }

    TaskView start(String json) {
        return tasks.start(request(json));
    }

    /// The task once it has ended.
    TaskView ended(String id) throws InterruptedException {
        return await(id, TaskView::stopped);
    }

    /// The task once it is as wanted.
    TaskView await(String id, Predicate<TaskView> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            TaskView now = tasks.find(id).orElseThrow();
            if (wanted.test(now)) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + now);
            }
            changes.poll(200, TimeUnit.MILLISECONDS);
        }
    }

    String log(String id, String container) throws IOException {
        return Files.readString(tasks.log(id, container));
    }

    /// The log once it holds `text`.
    String logWith(String id, String container, String text)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        BlockingQueue<Integer> never = new ArrayBlockingQueue<>(1);
        while (System.nanoTime() < deadline) {
            Path log = tasks.log(id, container);
            if (Files.exists(log) && Files.readString(log).contains(text)) {
                return Files.readString(log);
            }
            never.poll(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("no `" + text + "` in the log");
    }

    Path directory() {
        return directory;
    }

    /// Ends every task.
    void close() throws InterruptedException {
        tasks.stopAll(dev.mayfly.ecs.Task.StopCode.UserInitiated, "the test is over");
        tasks.close();
    }

    /// The arguments of every process there is, as the kernel shows them.
    static List<String> commandLines() throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            List<String> lines = new ArrayList<>();
            for (Path process : processes) {
                try {
                    lines.add(Files.readString(process.resolve("cmdline")));
                } catch (IOException _) {
                    // it has ended
                }
            }
            return lines;
        }
    }
}
