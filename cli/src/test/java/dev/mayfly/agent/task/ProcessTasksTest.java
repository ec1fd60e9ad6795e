package dev.mayfly.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mayfly.agent.task.process.Cgroups;
import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real processes: what they are given, what they cannot reach, and how their lives end.
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
    void theEnvironmentHoldsWhatTheDefinitionSaysAndWhatWeAddAlone() throws Exception {
        String variables =
                "\"environment\": [{\"name\": \"GREETING\", \"value\": \"it's"
                        + " $HOME\\n\\\"two\\\"\"}]";
        TaskView ended = bench.ended(bench.shell("exec /usr/bin/env -0", variables).id());

        List<String> all = List.of(bench.log(ended.id(), "app").split("\0"));
        assertThat(all).contains("GREETING=it's $HOME\n\"two\"", "AWS_REGION=eu-central-1");
        assertThat(all)
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsOnly(
                        "GREETING",
                        "PATH",
                        "HOME",
                        "PWD", // the shell's own
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_ENDPOINT_URL",
                        "AWS_EXECUTION_ENV",
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                        "ECS_CONTAINER_METADATA_URI",
                        "ECS_CONTAINER_METADATA_URI_V4");
    }

    @Test
    void aLoaderVariableIsObeyedByTheTaskAloneAndNotByWhatStartsIt() throws Exception {
        String variables =
                "\"environment\": [{\"name\": \"LD_PRELOAD\", \"value\": \"/no/such/library.so\"}]";
        TaskView ended = bench.ended(bench.shell("exit 0", variables).id());

        // one complaint for the task's own shell, none for setsid, prlimit, setpriv and our shells
        assertThat(bench.log(ended.id(), "app")).containsOnlyOnce("/no/such/library.so");
    }

    @Test
    void twoTasksAreTwoUsersNeitherOfWhichIsOurs() throws Exception {
        assumeTrue(Bench.root(), "users of their own need root");
        TaskView one = bench.shell("id -u; id -G; exec sleep 60", "");
        TaskView other = bench.shell("id -u; exec sleep 60", "");

        String first = bench.logWith(one.id(), "app", "\n").lines().findFirst().orElseThrow();
        String second = bench.logWith(other.id(), "app", "\n").lines().findFirst().orElseThrow();
        assertThat(first).isNotEqualTo(second);
        assertThat(List.of(first, second)).doesNotContain("0");
        assertThat(bench.log(one.id(), "app")).isEqualTo(first + "\n" + first + "\n");
    }

    @Test
    void aTaskReadsItsOwnTokenAndNotAnothers() throws Exception {
        assumeTrue(Bench.root(), "users of their own need root");
        TaskView victim = bench.shell("exec sleep 60", "");
        bench.await(victim.id(), view -> view.last() == Status.RUNNING);
        Path token = directory.resolve("tokens").resolve(victim.id()).resolve("token");
        assertThat(token).exists();

        String script =
                "cat \"$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE\" >/dev/null && echo own;"
                        + "cat "
                        + token
                        + " || echo refused;"
                        + "cat "
                        + directory.resolve("data")
                        + "/tasks/*/task.json || echo hidden;"
                        + "cat /proc/"
                        + pid(victim)
                        + "/environ || echo private;"
                        + "kill -9 "
                        + pid(victim)
                        + " || echo spared";
        TaskView ended = bench.ended(bench.shell(script, "").id());

        assertThat(bench.log(ended.id(), "app"))
                .contains("own\n", "refused\n", "hidden\n", "private\n", "spared\n");
    }

    private static String pid(TaskView task) {
        String reference = task.containers().getFirst().runtimeId().orElse("");
        if (reference.isEmpty()) {
            return "1";
        }
        String program = reference.substring(reference.lastIndexOf(':') + 1);
        return program.substring(0, program.indexOf('@'));
    }

    @Test
    void aTaskHasNoCapabilityAndGainsNone() throws Exception {
        TaskView ended =
                bench.ended(bench.shell("grep -E 'Cap|NoNewPrivs' /proc/self/status", "").id());

        assertThat(bench.log(ended.id(), "app")).contains("NoNewPrivs:\t1");
        assumeTrue(Bench.root(), "without root the bounding set stays");
        assertThat(bench.log(ended.id(), "app"))
                .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000");
    }

    @Test
    void limitsHold() throws Exception {
        String limits =
                "\"ulimits\": [{\"name\": \"nofile\", \"softLimit\": 100, \"hardLimit\": 200}]";
        TaskView ended = bench.ended(bench.shell("ulimit -Sn; ulimit -Hn", limits).id());

        assertThat(bench.log(ended.id(), "app")).isEqualTo("100\n200\n");
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
        assertThat(commandLines()).noneMatch(line -> line.contains("sleep\0" + "301"));
    }

    /// Neither gone nor waiting for whoever inherited it to look.
    private static boolean lives(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        return Files.exists(status) && !Files.readString(status).contains("State:\tZ");
    }

    private static List<String> commandLines() throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            List<String> lines = new java.util.ArrayList<>();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; touch /tmp/mayfly-injected",
                "$(touch /tmp/mayfly-injected)",
                "`touch /tmp/mayfly-injected`",
                "'; touch /tmp/mayfly-injected; '",
                "two\nexport PATH=/nowhere\n#end",
                "\\\\ \" ' | & < > * ?",
                "--help",
            })
    void wordsAndValuesAreOnlyThat(String hostile) throws Exception {
        String quoted = hostile.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String json =
                "{\"family\": \"f\", \"containerDefinitions\": [{\"name\": \"app\","
                        + "\"image\": \"none\", \"memory\": 64, \"environment\":"
                        + "[{\"name\": \"HOSTILE\", \"value\": \""
                        + quoted
                        + "\"}],"
                        + "\"command\": [\"/bin/sh\", \"-c\","
                        + " \"printf '%s|%s' \\\"$HOSTILE\\\" \\\"$1\\\"\", \"x\", \""
                        + quoted
                        + "\"]}]}";
        TaskView ended = bench.ended(bench.start(json).id());

        assertThat(bench.log(ended.id(), "app")).isEqualTo(hostile + "|" + hostile);
        assertThat(Path.of("/tmp/mayfly-injected")).doesNotExist();
    }

    @Test
    void noValueOfAVariableIsAnArgumentOfAnyProcess() throws Exception {
        String variables =
                "\"environment\": [{\"name\": \"HIDDEN\", \"value\": \"n0b0dys-business\"}]";
        TaskView task = bench.shell("echo up; exec sleep 60", variables);
        bench.logWith(task.id(), "app", "up");

        assertThat(commandLines()).noneMatch(line -> line.contains("n0b0dys-business"));
    }

    @Test
    void anEnvironmentFileIsReadFromItsDirectoryAlone() throws Exception {
        Path files = Files.createDirectories(directory.resolve("data/environment"));
        Files.writeString(files.resolve("app.env"), "# comment\nLEVEL=debug\nEMPTY=\n");
        Files.createSymbolicLink(files.resolve("link.env"), Path.of("/etc/hostname"));
        String file = "\"environmentFiles\": [{\"type\": \"file\", \"value\": \"app.env\"}]";

        TaskView ended = bench.ended(bench.shell("echo $LEVEL", file).id());
        TaskView linked =
                bench.ended(bench.shell("exit 0", file.replace("app.env", "link.env")).id());

        assertThat(bench.log(ended.id(), "app")).isEqualTo("debug\n");
        assertThat(linked.stopCode()).contains(StopCode.TaskFailedToStart);
        assertThat(linked.stoppedReason().orElse(""))
                .startsWith("ResourceInitializationError: the environment file link.env");
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

    @Test
    void memoryIsLimitedWhereTheMachineCan() throws Exception {
        assumeTrue(
                Bench.root() && Cgroups.find(Path.of("/sys/fs/cgroup")).isPresent(),
                "control groups need root and a mounted hierarchy");
        String greedy =
                "/usr/bin/env python3 -c 'x = bytearray(300 * 1024 * 1024)' 2>/dev/null;"
                        + " echo ended $?";
        TaskView ended = bench.ended(bench.shell(greedy, "").id());

        assertThat(bench.log(ended.id(), "app")).doesNotContain("ended 0");
    }
}
