package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `mayfly task` on a node as its operator types it: authority, join, agent and commands are each
/// their own process, the task's program is Debian's boto3.
class TaskTest {

    private static final String PYTHON = "/usr/bin/python3";

    private static final String WHO =
            "import boto3, os; print(boto3.client('sts',"
                    + " endpoint_url=os.environ['AWS_ENDPOINT_URL'])"
                    + ".get_caller_identity()['Arn'])";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static RunningAgent agent;
    private static String containers = "";

    @BeforeAll
    static void start() throws IOException {
        // tasks run as users of their own and must be able to pass
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
        mayfly = RunningMayfly.start(temp.resolve("data"));
        RunningAgent.prepare(mayfly);
        for (String role : List.of("batch", "other")) {
            done(
                    mayfly.aws(
                            "iam",
                            "create-role",
                            "--role-name",
                            role,
                            "--assume-role-policy-document",
                            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                    + "\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},"
                                    + "\"Action\":\"sts:AssumeRole\"}]}"));
        }
        String token =
                Json.parse(
                                done(mayfly.mayfly(
                                                "node",
                                                "add",
                                                "worker",
                                                "--instance-profile",
                                                RunningAgent.ROLE,
                                                "--task-role",
                                                "arn:aws:iam::123456789012:role/batch",
                                                "--format",
                                                "json"))
                                        .out())
                        .at("JoinToken");
        done(
                Finished.run(
                        Map.of("HOME", temp.toString()),
                        RunningMayfly.command(
                                List.of(
                                        "node",
                                        "join",
                                        mayfly.url().toString(),
                                        "--data",
                                        node().toString())),
                        token + "\n"));
        containers = "127.0.0.1:" + freePort();
        agent = RunningAgent.start(node(), "--containers", containers);
    }

    /// Living tasks know the port, so the agent must be told one.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        mayfly.close();
    }

    private static Path node() {
        return temp.resolve("node");
    }

    private static Finished done(Finished finished) {
        assertThat(finished.exitCode()).as(finished.out() + finished.err()).isZero();
        return finished;
    }

    private static Finished task(String... arguments) {
        return send("", arguments);
    }

    private static Finished send(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("task"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", node().toString()));
        return Finished.run(Map.of("HOME", temp.toString()), RunningMayfly.command(command), input);
    }

    private static String definition(String role, String... words) {
        List<Json> command = new ArrayList<>();
        for (String word : words) {
            command.add(new Json.Text(word));
        }
        return "{\"family\":\"f\",\"taskRoleArn\":\""
                + role
                + "\",\"containerDefinitions\":[{"
                + "\"name\":\"app\",\"image\":\"none\",\"memory\":256,\"command\":"
                + new Json.Items(command).write(false)
                + "}]}";
    }

    @Test
    void theTasksProgramIsTheTaskRole() {
        Finished imports = Finished.run(Map.of(), List.of(PYTHON, "-c", "import boto3"));
        assumeThat(imports.exitCode()).as("python3-boto3 is installed").isZero();

        Finished run = send(definition("batch", PYTHON, "-c", WHO), "run", "-");

        assertThat(run.out().strip())
                .as(run.err())
                .matches("arn:aws:sts::123456789012:assumed-role/batch/[0-9a-f]{32}");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRoleTheNodeWasNotGivenIsGivenToNoTask() {
        Finished run = send(definition("other", PYTHON, "-c", WHO), "run", "-");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out()).doesNotContain("assumed-role");
    }

    @Test
    void theExitCodeIsTheContainers() {
        Finished run = send(definition("batch", "/bin/sh", "-c", "echo so; exit 7"), "run", "-");

        assertThat(run.out()).isEqualTo("so\n");
        assertThat(run.exitCode()).isEqualTo(7);
    }

    @Test
    void whatIsWrongIsSaidInTwoLines() {
        String privileged =
                definition("batch", "x").replace("\"image\"", "\"privileged\":true,\"image\"");

        Finished run = send(privileged, "run", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("mayfly: error: the task definition is refused: ")
                .contains("privileged is refused");
    }

    @Test
    void tasksOutliveAnAgentThatIsKilled() {
        String id =
                done(send(
                                definition("batch", "/bin/sh", "-c", "echo up; exec sleep 300"),
                                "run",
                                "--detach",
                                "-"))
                        .out()
                        .strip();

        agent.kill();
        assertThat(task("list").err()).contains("no agent answers");
        agent = RunningAgent.start(node(), "--containers", containers);

        assertThat(done(task("list")).out()).contains(id.substring(0, 12)).contains("RUNNING");
        assertThat(done(task("logs", id)).out()).isEqualTo("up\n");
        done(task("stop", id.substring(0, 8), "--reason", "enough"));
        Json ended = Json.parse(done(task("describe", id, "--format", "json")).out());
        assertThat(ended.at("stoppedReason")).isEqualTo("enough");
        assertThat(ended.items("containers").getFirst().at("exitCode")).isEqualTo("143");
    }
}
