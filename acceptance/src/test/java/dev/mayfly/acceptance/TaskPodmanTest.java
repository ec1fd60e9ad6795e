package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.agent.container.Addresses;
import dev.mayfly.agent.container.ContainerCredentials;
import dev.mayfly.agent.container.TaskSessions;
import dev.mayfly.agent.task.Logins;
import dev.mayfly.agent.task.TaskRequest;
import dev.mayfly.agent.task.TaskSecrets;
import dev.mayfly.agent.task.TaskSettings;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.agent.task.Tasks;
import dev.mayfly.agent.task.Variables;
import dev.mayfly.agent.task.engine.EngineRuntime;
import dev.mayfly.agent.task.engine.EngineSettings;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.source.Credentials;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.TaskDefinitions;
import dev.mayfly.taskdefinition.admission.ProtectedPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Task definitions as podman containers of an image of busybox.
class TaskPodmanTest {

    private static final String IMAGE = "localhost/mayfly-task:test";

    @TempDir private static Path temp;
    private static Podman podman;
    private static Tasks tasks;
    private static final LinkedBlockingQueue<TaskView> CHANGES = new LinkedBlockingQueue<>();
    private static final SecureRandom RANDOM = new SecureRandom();

    @BeforeAll
    static void start() throws IOException {
        Optional<String> objection = Podman.objection();
        assumeThat(objection).as(objection.orElse("podman is there")).isEmpty();
        podman = Podman.open();
        image();
        Path data = temp.resolve("data");
        ContainerCredentials credentials =
                ContainerCredentials.open(
                        new ContainerCredentials.Places(
                                data.resolve("tasks"),
                                temp.resolve("tokens"),
                                new Addresses(
                                        Optional.empty(),
                                        Optional.of(URI.create("http://169.254.170.2")))),
                        _ -> new NoSession(),
                        RANDOM);
        EngineRuntime runtime =
                new EngineRuntime(
                        new EngineSettings(
                                "podman",
                                podman.inside(
                                        List.of(
                                                Path.of("target/podman/podman")
                                                        .toAbsolutePath()
                                                        .toString())),
                                Map.of(
                                        "PATH",
                                        "/usr/sbin:/usr/bin:/sbin:/bin",
                                        "HOME",
                                        temp + "/home"),
                                "tasks",
                                ProtectedPaths.STANDARD));
        tasks =
                Tasks.open(
                        TaskSettings.of(data, "us-east-1", Map.of()),
                        new Tasks.Parts(runtime, credentials, new NoSecrets()),
                        InstantSource.system());
        tasks.onChange(CHANGES::add);
    }

    private static void image() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("root/bin"));
        Files.copy(
                Path.of("target/podman/root/bin/busybox"),
                bin.resolve("busybox"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String name : List.of("sh", "id", "env", "cat", "sleep", "touch", "wget", "grep")) {
            Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
        }
        Files.createDirectories(temp.resolve("root/tmp"));
        Path tar = temp.resolve("image.tar");
        Finished packed =
                Finished.run(
                        Map.of(), List.of("tar", "-cf", tar.toString(), "-C", temp + "/root", "."));
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        Path policy = Files.createDirectories(temp.resolve("home/.config/containers"));
        Files.writeString(
                policy.resolve("policy.json"),
                "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
        Finished imported =
                Finished.run(
                        Map.of("HOME", temp + "/home"),
                        podman.inside(
                                List.of(
                                        Path.of("target/podman/podman").toAbsolutePath() + "",
                                        "import",
                                        tar.toString(),
                                        IMAGE)));
        assertThat(imported.exitCode()).as(imported.err()).isZero();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (tasks != null) {
            tasks.stopAll(StopCode.UserInitiated, "the test is over");
            tasks.close();
        }
        if (podman != null) {
            podman.close();
        }
    }

    /// No credentials are asked for.
    private record NoSession() implements TaskSessions.Session {

        @Override
        public Optional<Credentials> current() {
            return Optional.empty();
        }

        @Override
        public void close() {}

        @Override
        public void revoke() {}
    }

    /// No secret is asked for.
    private record NoSecrets() implements TaskSecrets {

        @Override
        public Variables of(TaskRequest task, ContainerDefinition container) {
            return Variables.NONE;
        }

        @Override
        public Logins logins(TaskRequest task) {
            return _ -> Optional.empty();
        }
    }

    private static String container(String name, String script, String more) {
        return "{\"name\":\""
                + name
                + "\",\"image\":\""
                + IMAGE
                + "\",\"memory\":64,"
                + (more.isEmpty() ? "" : more + ",")
                + "\"entryPoint\":[\"/bin/sh\",\"-c\"],\"command\":[\""
                + script
                + "\"]}";
    }

    private static String start(String containers) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        TaskView _ =
                tasks.start(
                        new TaskRequest(
                                id,
                                "arn:aws:ecs:us-east-1:123456789012:task/local/" + id,
                                "local",
                                1,
                                TaskDefinitions.parse(
                                        "{\"family\":\"f\",\"taskRoleArn\":"
                                                + "\"arn:aws:iam::123456789012:role/app\","
                                                + "\"containerDefinitions\":["
                                                + containers
                                                + "]}")));
        return id;
    }

    private static TaskView ended(String id) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < deadline) {
            TaskView now = tasks.find(id).orElseThrow();
            if (now.stopped()) {
                return now;
            }
            CHANGES.poll(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("did not end: " + tasks.find(id));
    }

    private static String log(String id, String container) throws IOException {
        return Files.readString(tasks.log(id, container));
    }

    @Test
    void aContainerRunsWithoutRightsAndItsExitCodeIsTheTasks() throws Exception {
        String more =
                "\"user\":\"1000\",\"readonlyRootFilesystem\":true,\"environment\":"
                        + "[{\"name\":\"TWO\",\"value\":\"a\\nb\"},"
                        + "{\"name\":\"ONE\",\"value\":\"x=$y 'z'\"}]";
        String id =
                start(
                        container(
                                "app",
                                "id -u; grep -E 'CapEff|NoNew' /proc/self/status; env;"
                                        + " touch /tmp/x || echo readonly; exit 7",
                                more));

        TaskView ended = ended(id);

        assertThat(ended.exitCode()).as(ended.toString()).contains(7);
        assertThat(log(id, "app"))
                .startsWith("1000\n")
                .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1", "readonly\n")
                .contains("ONE=x=$y 'z'\n", "TWO=a\nb\n")
                .contains("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/")
                .doesNotContain("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        assertThat(podman.podman("ps", "--all", "--quiet").out()).isEmpty();
    }

    @Test
    void containersOfATaskShareTheirNetworkAndStopWhenTheyMust() throws Exception {
        String id =
                start(
                        container(
                                        "side",
                                        "trap '' TERM; while :; do sleep 1; done",
                                        "\"essential\":false,\"stopTimeout\":1,"
                                                + "\"healthCheck\":{\"command\":[\"CMD-SHELL\","
                                                + "\"true\"],\"interval\":5}")
                                + ","
                                + container(
                                        "app",
                                        "cat /proc/net/fib_trie; exit 0",
                                        "\"dependsOn\":[{\"containerName\":\"side\","
                                                + "\"condition\":\"HEALTHY\"}]"));

        TaskView ended = ended(id);

        assertThat(ended.exitCode()).as(ended.toString()).contains(0);
        assertThat(log(id, "app")).contains("169.254.170.");
        assertThat(ended.containers().getFirst().exitCode()).contains(137);
    }

    @Test
    void anImageThatIsNotThereIsSaidToBeSo() throws Exception {
        TaskView ended = ended(start(container("app", "true", "").replace(":test", ":none")));

        assertThat(ended.stopCode()).contains(StopCode.TaskFailedToStart);
        assertThat(ended.stoppedReason().orElse(""))
                .startsWith("CannotPullContainerError: localhost/mayfly-task:none: ");
    }
}
