package dev.mayfly.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real processes: how their lives go and how they end.
class ProcessTasksTest {

    @TempDir private Path directory;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"exit 0, 0", "exit 7, 7", "kill -9 $$, 137", "kill -15 $$, 143"})
    void theTaskEndsWithItsContainersExitCode(String script, int code) throws InterruptedException {
        TaskView ended = bench.ended(bench.shell(script, "").id());

        assertThat(ended.exitCode()).contains(code);
        assertThat(ended.stopCode()).contains(StopCode.EssentialContainerExited);
        assertThat(ended.stoppedReason()).contains("Essential container in task exited");
        assertThat(ended.last()).isEqualTo(Status.STOPPED);
    }

    @Test
    void theOutputIsInTheLog() throws Exception {
        TaskView ended = bench.ended(bench.shell("echo out; echo err >&2", "").id());

        assertThat(bench.log(ended.id(), "app")).isEqualTo("out\nerr\n");
    }

    @Test
    void stoppingAsksBeforeItKills() throws Exception {
        TaskView task =
                bench.shell(
                        "trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.1; done", "");
        bench.logWith(task.id(), "app", "up");

        assertThat(bench.tasks.stop(task.id(), StopCode.UserInitiated, "enough")).isTrue();
        TaskView ended = bench.ended(task.id());

        assertThat(ended.exitCode()).contains(3);
        assertThat(ended.stopCode()).contains(StopCode.UserInitiated);
        assertThat(ended.stoppedReason()).contains("enough");
        assertThat(bench.log(task.id(), "app")).contains("bye");
    }

    @Test
    void whoDoesNotListenIsKilledWithItsChildrenAfterItsStopTimeout() throws Exception {
        TaskView task =
                bench.shell(
                        "trap '' TERM; sleep 300 & echo child $!; setsid sleep 301 & echo up; wait;"
                                + " wait",
                        "\"stopTimeout\": 1");
        String log = bench.logWith(task.id(), "app", "up");
        String child = log.lines().findFirst().orElseThrow().substring("child ".length());

        bench.tasks.stop(task.id(), StopCode.UserInitiated, "enough");
        TaskView ended = bench.ended(task.id());

        assertThat(ended.exitCode()).contains(137);
        assertThat(lives(child)).isFalse();
        assumeTrue(Bench.root(), "what left the group is found by its user");
        assertThat(Bench.commandLines()).noneMatch(line -> line.contains("sleep\0" + "301"));
    }

    /// Neither gone nor waiting for whoever inherited it to look.
    private static boolean lives(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        return Files.exists(status) && !Files.readString(status).contains("State:\tZ");
    }

    @Test
    void neitherTokenNorDirectoryOutlivesTheTask() throws Exception {
        TaskView ended = bench.ended(bench.shell("touch \"$HOME/file\"", "").id());

        assertThat(directory.resolve("tokens").resolve(ended.id())).doesNotExist();
        assertThat(directory.resolve("work").resolve(ended.id())).doesNotExist();
        assertThat(bench.credentials.registration(ended.id())).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsSaidToBeSo() throws Exception {
        TaskView task =
                bench.start(
                        "{\"family\": \"f\", \"containerDefinitions\": [{\"name\": \"app\","
                                + "\"image\": \"none\", \"memory\": 64,"
                                + "\"command\": [\"/no/such/program\"]}]}");
        TaskView ended = bench.ended(task.id());

        assertThat(ended.stopCode()).contains(StopCode.TaskFailedToStart);
        assertThat(ended.stoppedReason())
                .contains("CannotStartContainerError: there is no program /no/such/program");
        assertThat(ended.exitCode()).isEmpty();
    }

    @Test
    void whatNeedsAContainerIsRefusedByName() {
        assertThatThrownBy(() ->
                        bench.shell("exit 0", "\"readonlyRootFilesystem\": true, \"user\": \"0\""))
                .isInstanceOf(TaskDefinitionException.class)
                .hasMessageContaining("readonlyRootFilesystem needs the runtime podman or docker")
                .hasMessageContaining("user needs the runtime podman or docker");
    }

    @Test
    void containersStartWhenWhatTheyWaitForHasCome() throws Exception {
        Path mark = directory.resolve("mark");
        Files.createDirectory(mark);
        mark.toFile().setWritable(true, false);
        mark.toFile().setExecutable(true, false);
        mark.toFile().setReadable(true, false);
        String json =
                "{\"family\": \"f\", \"containerDefinitions\": ["
                        + Bench.container(
                                "app",
                                "ls " + mark,
                                "\"dependsOn\": [{\"containerName\": \"init\", \"condition\":"
                                        + " \"SUCCESS\"},{\"containerName\": \"side\", \"condition\":"
                                        + " \"HEALTHY\"}]")
                        + ","
                        + Bench.container(
                                "side",
                                "sleep 0.3; touch " + mark + "/side; exec sleep 60",
                                "\"essential\": false, \"healthCheck\": {\"command\":"
                                        + " [\"CMD-SHELL\", \"test -e "
                                        + mark
                                        + "/side\"], \"interval\": 5}")
                        + ","
                        + Bench.container("init", "touch " + mark + "/init", "\"essential\": false")
                        + "]}";
        TaskView ended = bench.ended(bench.start(json).id());

        assertThat(bench.log(ended.id(), "app")).isEqualTo("init\nside\n");
        assertThat(ended.exitCode()).contains(0);
    }

    @Test
    void aDependencyThatFailsStopsTheTask() throws Exception {
        String json =
                "{\"family\": \"f\", \"containerDefinitions\": ["
                        + Bench.container(
                                "app",
                                "echo never",
                                "\"dependsOn\": ["
                                        + "{\"containerName\": \"init\","
                                        + " \"condition\": \"SUCCESS\"}]")
                        + ","
                        + Bench.container("init", "exit 4", "\"essential\": false")
                        + "]}";
        TaskView ended = bench.ended(bench.start(json).id());

        assertThat(ended.stopCode()).contains(StopCode.TaskFailedToStart);
        assertThat(ended.stoppedReason().orElse(""))
                .isEqualTo("Container app waits for SUCCESS of init, which ended with exit code 4");
        assertThat(bench.tasks.log(ended.id(), "app")).doesNotExist();
    }

    @Test
    void healthIsCheckedFromInside() throws Exception {
        String check =
                "\"healthCheck\": {\"command\": [\"CMD\", \"/bin/sh\", \"-c\", \"test -n"
                        + " \\\"$AWS_REGION\\\"\"], \"interval\": 5}";
        TaskView task = bench.shell("exec sleep 60", check);

        TaskView well = bench.await(task.id(), view -> view.health() == Health.HEALTHY);

        assertThat(well.last()).isEqualTo(Status.RUNNING);
    }

    @Test
    void aSecretThatIsNotToBeHadStopsTheTaskBeforeItStarts() throws Exception {
        String json =
                "{\"family\": \"f\", \"executionRoleArn\": \""
                        + Bench.ROLE
                        + "\","
                        + "\"containerDefinitions\": ["
                        + Bench.container(
                                "app",
                                "echo never",
                                "\"secrets\": [{\"name\": \"S\", \"valueFrom\": \"/s\"}]")
                        + "]}";
        TaskView ended = bench.ended(bench.start(json).id());

        assertThat(ended.stopCode()).contains(StopCode.TaskFailedToStart);
        assertThat(ended.stoppedReason())
                .contains("ResourceInitializationError: there are no secrets here");
        assertThat(bench.tasks.log(ended.id(), "app")).doesNotExist();
    }

    @Test
    void theSameTaskIsStartedOnce() throws Exception {
        TaskRequest request =
                bench.request(
                        "{\"family\": \"f\", \"containerDefinitions\": ["
                                + Bench.container("app", "echo once; exec sleep 60", "")
                                + "]}");
        bench.tasks.start(request);
        bench.tasks.start(request);
        bench.logWith(request.taskId(), "app", "once");

        assertThat(bench.tasks.all()).hasSize(1);
        assertThat(bench.log(request.taskId(), "app")).isEqualTo("once\n");
    }
}
