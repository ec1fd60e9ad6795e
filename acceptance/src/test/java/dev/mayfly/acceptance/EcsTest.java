package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps of a deployment that was written for AWS, by the stock AWS CLI, on a machine of one's
/// own: authority, agent, tasks and client are processes of their own.
class EcsTest {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static RunningAgent agent;
    private static int port;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        RunningAgent.prepare(mayfly);
        ok(
                "iam",
                "attach-role-policy",
                "--role-name",
                RunningAgent.ROLE,
                "--policy-arn",
                "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role");
        RunningAgent.join(mayfly, "web-1", temp.resolve("node"));
        port = freePort();
        agent = agent();
        until(() -> !arns("list-container-instances", "containerInstanceArns").isEmpty());
    }

    private static RunningAgent agent() {
        return RunningAgent.start(
                temp.resolve("node"), "--containers", "127.0.0.1:" + port, "--cluster", "default");
    }

    /// The container endpoint must be where it was when the agent comes again.
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        mayfly.close();
    }

    @Test
    void aForcedDeploymentReplacesEveryTask() {
        register("web", "exec sleep 600");
        ok(
                "ecs",
                "create-service",
                "--service-name",
                "web",
                "--task-definition",
                "web",
                "--desired-count",
                "2");
        ok("ecs", "wait", "services-stable", "--services", "web");
        Set<String> before = tasks("web");
        assertThat(before).hasSize(2);

        ok("ecs", "update-service", "--service", "web", "--force-new-deployment");
        ok("ecs", "wait", "services-stable", "--services", "web");

        Json service = ok("ecs", "describe-services", "--services", "web");
        Json only = service.items("services").getFirst();
        assertThat(only.at("runningCount")).isEqualTo("2");
        assertThat(only.items("deployments").getFirst().at("rolloutState")).isEqualTo("COMPLETED");
        assertThat(only.items("events").getFirst().at("message"))
                .isEqualTo("(service web) has reached a steady state.");
        assertThat(tasks("web")).hasSize(2).doesNotContainAnyElementsOf(before);
        ok("ecs", "delete-service", "--service", "web", "--force");
        ok("ecs", "wait", "services-inactive", "--services", "web");
    }

    @Test
    void aTaskEndsWithItsExitCode() {
        register("job", "exit 7");
        Json run = ok("ecs", "run-task", "--task-definition", "job", "--started-by", "ci");
        String arn = run.items("tasks").getFirst().at("taskArn");
        ok("ecs", "wait", "tasks-stopped", "--tasks", arn);

        Json task = ok("ecs", "describe-tasks", "--tasks", arn).items("tasks").getFirst();
        assertThat(task.at("stopCode")).isEqualTo("EssentialContainerExited");
        assertThat(task.items("containers").getFirst().at("exitCode")).isEqualTo("7");
    }

    @Test
    void aTaskThatIsStoppedIsOver() {
        register("long", "exec sleep 600");
        Json run = ok("ecs", "run-task", "--task-definition", "long");
        String arn = run.items("tasks").getFirst().at("taskArn");
        ok("ecs", "wait", "tasks-running", "--tasks", arn);

        ok("ecs", "stop-task", "--task", arn, "--reason", "enough");
        ok("ecs", "wait", "tasks-stopped", "--tasks", arn);
        Json task = ok("ecs", "describe-tasks", "--tasks", arn).items("tasks").getFirst();
        assertThat(task.at("stoppedReason")).isEqualTo("enough");
        assertThat(task.at("stopCode")).isEqualTo("UserInitiated");
    }

    /// The task's role, given to the node for this very task, and named after it.
    @Test
    void aTaskHasItsRole() throws IOException {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole",\
                "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:ecs:us-east-1:123456789012:*"}}}]}\
                """;
        ok("iam", "create-role", "--role-name", "app", "--assume-role-policy-document", trust);
        register(
                "who",
                "/usr/bin/aws --endpoint-url $AWS_ENDPOINT_URL sts get-caller-identity",
                "--task-role-arn",
                "app");
        Json run = ok("ecs", "run-task", "--task-definition", "who");
        String arn = run.items("tasks").getFirst().at("taskArn");
        ok("ecs", "wait", "tasks-stopped", "--tasks", arn);

        String id = arn.substring(arn.lastIndexOf('/') + 1);
        Path log = temp.resolve("node").resolve("tasks").resolve(id).resolve("logs/app.log");
        assertThat(Files.readString(log)).contains(":assumed-role/app/" + id);
    }

    /// The very steps with version 1 of the AWS CLI, where there is one.
    @Test
    void versionOneOfTheCliRollsAService() {
        assumeThat(AwsCliOneTest.onPath()).as("an AWS CLI of version 1 is on PATH").isPresent();
        String one = AwsCliOneTest.onPath().orElseThrow();
        register("old", "exec sleep 600");
        for (List<String> step :
                List.of(
                        List.of(
                                "create-service",
                                "--service-name",
                                "old",
                                "--task-definition",
                                "old",
                                "--desired-count",
                                "1"),
                        List.of("wait", "services-stable", "--services", "old"),
                        List.of("update-service", "--service", "old", "--force-new-deployment"),
                        List.of("wait", "services-stable", "--services", "old"),
                        List.of("delete-service", "--service", "old", "--force"))) {
            List<String> arguments = new ArrayList<>(List.of("ecs"));
            arguments.addAll(step);
            Finished done = mayfly.otherAws(one, arguments.toArray(String[]::new));
            assertThat(done.exitCode()).as(step + done.out() + done.err()).isZero();
        }
    }

    /// A killed agent's tasks run on, and the next agent finds them.
    @Test
    void tasksOutliveTheAgent() {
        register("kept", "exec sleep 600");
        Json run = ok("ecs", "run-task", "--task-definition", "kept");
        String arn = run.items("tasks").getFirst().at("taskArn");
        ok("ecs", "wait", "tasks-running", "--tasks", arn);

        agent.kill();
        agent = agent();
        ok("ecs", "stop-task", "--task", arn);
        ok("ecs", "wait", "tasks-stopped", "--tasks", arn);
        Json task = ok("ecs", "describe-tasks", "--tasks", arn).items("tasks").getFirst();
        assertThat(task.items("containers").getFirst().at("exitCode")).isNotEmpty();
    }

    private static void register(String family, String script, String... more) {
        String containers =
                """
                [{"name": "app", "image": "none", "memory": 300, "stopTimeout": 2,
                  "command": ["/bin/sh", "-c", "%s"]}]
                """
                        .formatted(script);
        List<String> arguments =
                new ArrayList<>(List.of("ecs", "register-task-definition", "--family", family));
        arguments.addAll(List.of("--container-definitions", containers));
        arguments.addAll(List.of(more));
        ok(arguments.toArray(String[]::new));
    }

    private static Set<String> tasks(String service) {
        return Set.copyOf(arns("list-tasks", "taskArns", "--service-name", service));
    }

    private static List<String> arns(String operation, String member, String... more) {
        List<String> arguments = new ArrayList<>(List.of("ecs", operation));
        arguments.addAll(List.of(more));
        return ok(arguments.toArray(String[]::new)).items(member).stream()
                .map(Json::at)
                .collect(Collectors.toList());
    }

    private static Json ok(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        Finished finished = mayfly.aws(all.toArray(String[]::new));
        assertThat(finished.exitCode())
                .as(all + "\n" + finished.out() + finished.err() + agentSays())
                .isZero();
        return finished.out().isBlank() ? Json.object(Map.of()) : Json.parse(finished.out());
    }

    private static String agentSays() {
        return agent == null ? "" : "\nagent: " + agent.output();
    }

    private static void until(BooleanSupplier met) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!met.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time" + agentSays()).isLessThan(end);
        }
    }
}
