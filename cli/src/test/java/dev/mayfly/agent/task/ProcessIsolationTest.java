package dev.mayfly.agent.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mayfly.agent.task.process.Cgroups;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real processes: what they are given, and what they cannot reach.
class ProcessIsolationTest {

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

        assertThat(Bench.commandLines()).noneMatch(line -> line.contains("n0b0dys-business"));
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
