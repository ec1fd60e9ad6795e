package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines become nodes by the commands a person types, and get sessions with requests that our
/// own code did not make.
class NodeTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String TASK_ROLE = "arn:aws:iam::123456789012:role/batch";
    private static final String TASK =
            "arn:aws:ecs:us-east-1:123456789012:task/local/" + "7".repeat(32);
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir static Path shared;
    private static RunningMayfly mayfly;

    @TempDir private Path machine;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(shared.resolve("data"));
        role("app", "ec2.amazonaws.com");
        role("batch", "ecs-tasks.amazonaws.com");
        aws("iam", "create-instance-profile", "--instance-profile-name", "app");
        aws(
                "iam",
                "add-role-to-instance-profile",
                "--instance-profile-name",
                "app",
                "--role-name",
                "app");
    }

    @AfterAll
    static void stop() {
        mayfly.close();
    }

    @BeforeEach
    void requireClients() {
        Finished imports =
                Finished.run(Map.of(), List.of(PYTHON, "-c", "import boto3, cryptography"));
        assumeThat(imports.exitCode())
                .as("python3-boto3 and python3-cryptography are installed")
                .isZero();
    }

    @Test
    void aMachineJoinsAndItsSessionsEndWithinASecondOfALock() throws IOException {
        Path home = join("web-1");

        Process client = client(home, ROLE, "");
        try (BufferedReader answers = client.inputReader(StandardCharsets.UTF_8);
                Writer asks = client.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(answers.readLine())
                    .matches("arn:aws:sts::123456789012:assumed-role/app/i-[0-9a-f]{17}");
            asks.write("again\n");
            asks.flush();
            assertThat(answers.readLine()).contains("assumed-role/app/i-");

            Finished lock = mayfly.mayfly("node", "lock", "web-1", "--reason", "stolen");
            assertThat(lock.exitCode()).as(lock.err()).isZero();
            long locked = System.nanoTime();
            asks.write("again\n");
            asks.flush();

            assertThat(answers.readLine()).isEqualTo("InvalidClientTokenId");
            assertThat(Duration.ofNanos(System.nanoTime() - locked))
                    .isLessThan(Duration.ofSeconds(1));
        } finally {
            client.destroy();
        }
        Finished refused = session(home, ROLE, "");
        assertThat(refused.out()).contains("403", "node is locked");
        assertThat(mayfly.mayfly("trail", "--failed").out()).contains("CreateSession");
        assertThat(mayfly.mayfly("node", "list").out()).contains("locked: stolen");
    }

    @Test
    void aTaskOfTheMachinesOperatorGetsATaskRoleAndNoOther() {
        Path home = join("web-2", "--task-role", TASK_ROLE);

        assertThat(session(home, TASK_ROLE, TASK).out().strip())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/batch/" + "7".repeat(32));
        assertThat(session(home, ROLE, TASK).out()).contains("403");
        assertThat(session(home, TASK_ROLE, "").out()).contains("403");
    }

    @Test
    void aTokenIsGoodForOneMachineAndForTheSameOneTwice() throws IOException {
        String token = token(add("web-3"));
        Path first = Files.createDirectory(machine.resolve("first"));
        Path second = Files.createDirectory(machine.resolve("second"));
        Finished joined = join(token, first.resolve("home"));
        assertThat(joined.exitCode()).as(joined.err()).isZero();

        Finished other = join(token, second.resolve("home"));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("join token was used by another key");

        // The answer was lost: all is there but who the machine is.
        Files.delete(first.resolve("home/node.json"));
        Finished again = join(token, first.resolve("home"));
        assertThat(again.exitCode()).as(again.err()).isZero();

        Finished twice = join(token, first.resolve("home"));
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.err()).contains("is the node `web-3` already");
    }

    @Test
    void keepsItsKeyToItself() throws IOException {
        Path home = join("web-4");

        assertThat(Files.getPosixFilePermissions(home).toString()).doesNotContain("OTHERS");
        for (String file : List.of("node.key", "node.pem", "node.json", "generation")) {
            assertThat(Files.getPosixFilePermissions(home.resolve(file)))
                    .as(file)
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        }
        Finished check =
                Finished.run(
                        Map.of(),
                        List.of(
                                "openssl",
                                "verify",
                                "-CAfile",
                                home.resolve("node-ca.pem").toString(),
                                home.resolve("node.pem").toString()));
        assertThat(check.out()).as(check.err()).contains("OK");
    }

    @Test
    void aRemovedNodeGetsNothingAndItsNameCanBeUsedAgain() {
        Path home = join("web-5");
        mayfly.mayfly("node", "remove", "web-5");

        assertThat(session(home, ROLE, "").out()).contains("403");
        assertThat(add("web-5").exitCode()).isZero();
    }

    @Test
    void aNodeNeedsAProfileThatIsThere() {
        Finished unknown = mayfly.mayfly("node", "add", "web-6", "--instance-profile", "nowhere");

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("nowhere");
    }

    private Path join(String name, String... flags) {
        Path home = machine.resolve("home");
        Finished joined = join(token(add(name, flags)), home);
        assertThat(joined.exitCode()).as(joined.err()).isZero();
        return home;
    }

    private static Finished add(String name, String... flags) {
        List<String> command =
                new ArrayList<>(List.of("node", "add", name, "--instance-profile", "app"));
        command.addAll(List.of(flags));
        return mayfly.mayfly(command.toArray(String[]::new));
    }

    private static String token(Finished added) {
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out()).startsWith("echo 'mfj1.").contains("| mayfly node join http://");
        return added.out().split("'", 3)[1];
    }

    private static Finished join(String token, Path home) {
        return Finished.run(
                Map.of("HOME", home.toString()),
                RunningMayfly.command(
                        List.of(
                                "node",
                                "join",
                                mayfly.url().toString(),
                                "--data",
                                home.toString())),
                token + "\n");
    }

    private static Finished session(Path home, String role, String profile) {
        return Finished.run(environment(home), command(home, role, profile));
    }

    private static Process client(Path home, String role, String profile) {
        ProcessBuilder builder = new ProcessBuilder(command(home, role, profile));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment(home));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path home, String role, String profile) {
        return List.of(PYTHON, "src/test/clients/node_session.py", home.toString(), role, profile);
    }

    private static Map<String, String> environment(Path home) {
        return Map.of("HOME", home.toString(), "AWS_EC2_METADATA_DISABLED", "true");
    }

    private static void role(String name, String service) {
        aws(
                "iam",
                "create-role",
                "--role-name",
                name,
                "--assume-role-policy-document",
                trust(service));
    }

    private static String trust(String service) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
        """
                .formatted(service);
    }

    private static void aws(String... arguments) {
        Finished done = mayfly.aws(arguments);
        assertThat(done.exitCode()).as(done.err()).isZero();
    }
}
