package dev.mayfly.taskdefinition.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.Problem.Kind;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One change to a good definition, and what it is refused with. The tables are `containers.psv`
/// (members of a container) and `tasks.psv` (members of the definition): `change | kind | message`,
/// where `-` means that it is let pass.
class AdmissionTest {

    private static String definition(String ofTask, String ofContainer) {
        String container =
                ofContainer.startsWith("\"image\"")
                        ? ofContainer
                        : "\"image\":\"i\"," + ofContainer;
        String named =
                ofContainer.startsWith("\"name\"") ? container : "\"name\":\"a\"," + container;
        String sized =
                ofContainer.startsWith("\"memory\"") || ofTask.contains("\"memory\"")
                        ? named
                        : "\"memory\":64," + named;
        return "{\"family\":\"f\",\"executionRoleArn\":\"r\",\"containerDefinitions\":[{"
                + sized.replaceAll(",$", "")
                + "}]"
                + (ofTask.isEmpty() ? "" : "," + ofTask)
                + "}";
    }

    private static List<Problem> problems(String json) {
        return Admission.standard().problems(TaskDefinitions.parse(json));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "containers.psv", delimiter = '|', quoteCharacter = '~')
    void checksContainers(String change, String kind, String message) {
        assertRefused(problems(definition("", change)), kind, message);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "tasks.psv", delimiter = '|', quoteCharacter = '~')
    void checksTasks(String change, String kind, String message) {
        assertRefused(problems(definition(change, "")), kind, message);
    }

    private static void assertRefused(List<Problem> problems, String kind, String message) {
        if (kind.equals("-")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems)
                    .anySatisfy(problem -> {
                        assertThat(problem.kind()).isEqualTo(Kind.valueOf(kind));
                        assertThat(problem.message()).isEqualTo(message);
                        assertThat(problem.path()).isNotEmpty();
                    });
        }
    }

    @Test
    void demandsMemorySomewhere() {
        String json =
                "{\"family\":\"f\",\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"i\"}]}";

        assertThat(problems(json))
                .extracting(Problem::message)
                .containsExactly(
                        "Invalid setting for container 'a'. At least one of 'memory' or"
                                + " 'memoryReservation' must be specified.");
        assertThat(problems(json.replace("\"f\",", "\"f\",\"memory\":\"512\","))).isEmpty();
    }

    @Test
    void demandsAnExecutionRoleForSecrets() {
        String json = definition("", "\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"/a\"}]");

        assertThat(problems(json)).isEmpty();
        assertThat(problems(json.replace("\"executionRoleArn\":\"r\",", "")))
                .extracting(Problem::message)
                .containsExactly(
                        "When you are specifying container secrets, you must also specify a value"
                                + " for 'executionRoleArn'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"AWS_ACCESS_KEY_ID\",\"value\":\"x\"",
                "\"AWS_SECRET_ACCESS_KEY\",\"value\":\"x\"",
                "\"AWS_SESSION_TOKEN\",\"value\":\"x\"",
                "\"INNOCENT\",\"value\":\"key=AKIAIOSFODNN7EXAMPLE;\"",
            })
    void findsKeysInTheEnvironmentWithoutQuotingThem(String variable) {
        List<Problem> problems =
                problems(definition("", "\"environment\":[{\"name\":" + variable + "}]"));

        assertThat(problems).extracting(Problem::kind).containsExactly(Kind.KEY);
        assertThat(problems.getFirst().message())
                .doesNotContain("AKIA")
                .contains("Use 'taskRoleArn'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"command\":[\"aws\",\"AKIAIOSFODNN7EXAMPLE\"]",
                "\"entryPoint\":[\"AKIAIOSFODNN7EXAMPLE\"]",
                "\"dockerLabels\":{\"a\":\"AKIAIOSFODNN7EXAMPLE\"}",
                "\"healthCheck\":{\"command\":[\"CMD\",\"AKIAIOSFODNN7EXAMPLE\"]}",
                "\"secrets\":[{\"name\":\"AWS_ACCESS_KEY_ID\",\"valueFrom\":\"/a\"}]",
            })
    void findsKeysElsewhere(String member) {
        assertThat(problems(definition("", member)))
                .extracting(Problem::kind)
                .containsExactly(Kind.KEY);
    }

    @Test
    void takesAWordThatIsLongerThanAKeyForNone() {
        String longer = "\"command\":[\"AKIAIOSFODNN7EXAMPLE7\"]";

        assertThat(problems(definition("", longer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/var",
                "/var/lib",
                "/var/lib/mayfly-agent",
                "/var/lib/mayfly-agent/tasks",
                "/var/run/docker.sock",
                "/run",
                "/run/podman/podman.sock",
                "/etc",
                "/etc/shadow",
                "/proc",
                "/proc/1",
                "/sys/fs/cgroup",
                "/dev/mem",
                "/root/.ssh",
                "//etc",
                "/srv/./../etc",
                "/srv//../etc",
                "etc",
                "../etc",
                ""
            })
    void refusesVolumesThatShowTheMachine(String path) {
        String volume = "\"volumes\":[{\"name\":\"v\",\"host\":{\"sourcePath\":\"" + path + "\"}}]";

        assertThat(problems(definition(volume, ""))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/data", "/var/lib/mayfly-agents", "/home/app", "/etcetera"})
    void takesVolumesOfTheTasksOwnData(String path) {
        String volume = "\"volumes\":[{\"name\":\"v\",\"host\":{\"sourcePath\":\"" + path + "\"}}]";

        assertThat(problems(definition(volume, ""))).isEmpty();
    }

    @Test
    void protectsTheAgentsOwnDirectoryWhereverItIs() {
        String volume =
                "\"volumes\":[{\"name\":\"v\",\"host\":{\"sourcePath\":\"/srv/agent/tasks\"}}]";
        Admission strict = new Admission(ProtectedPaths.STANDARD.and(Path.of("/srv/agent")));

        assertThat(problems(definition(volume, ""))).isEmpty();
        assertThat(strict.problems(TaskDefinitions.parse(definition(volume, "")))).hasSize(1);
    }

    @Test
    void findsCyclesOfAnyLength() {
        String json =
                "{\"family\":\"f\",\"memory\":\"512\",\"containerDefinitions\":["
                        + waiting("a", "b")
                        + ","
                        + waiting("b", "c")
                        + ","
                        + waiting("c", "a")
                        + "]}";

        assertThat(problems(json))
                .extracting(Problem::message)
                .containsExactly("Container dependencies should not have a cycle");
        assertThat(problems(json.replace("\"containerName\":\"a\"", "\"containerName\":\"c2\"")))
                .extracting(Problem::message)
                .containsExactly("Cannot depend on container + 'c2' because it does not exist");
    }

    private static String waiting(String name, String other) {
        return "{\"name\":\""
                + name
                + "\",\"image\":\"i\",\"dependsOn\":[{\"containerName\":\""
                + other
                + "\",\"condition\":\"START\"}]}";
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        String json = definition("\"networkMode\":\"host\"", "\"privileged\":true");

        assertThatThrownBy(() -> Admission.standard().check(TaskDefinitions.parse(json)))
                .isInstanceOf(TaskDefinitionException.class)
                .hasMessageContaining("networkMode 'host' is refused")
                .hasMessageContaining("privileged is refused");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "256, 256",
        "1024, 1024",
        "1 vCPU, 1024",
        ".25 vCPU, 256",
        "0.5vcpu, 512"
    })
    void readsTheProcessorsOfATask(String text, int units) {
        assertThat(TaskSize.cpuUnits(text)).contains(units);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "vCPU", "1 GB", "1e3", "99999999999", "1 vCPU "})
    void refusesOtherProcessors(String text) {
        assertThat(TaskSize.cpuUnits(text)).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"512, 512", "1GB, 1024", "0.5 gb, 512"})
    void readsTheMemoryOfATask(String text, int mib) {
        assertThat(TaskSize.memoryMib(text)).contains(mib);
    }
}
