package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.agent.container.Registration;
import dev.mayfly.agent.door.DoorSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stock clients read the container endpoint, steered by their environment alone.
class ContainerClientsTest {

    private static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String TOKEN = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private static final String FILE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private static final String TASK = "arn:aws:sts::123456789012:assumed-role/deploy/task";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static Deployment deployment;
    private static ServedRole served;
    private static Registration web;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        deployment = Deployment.on(mayfly, temp);
        served = ServedRole.of(deployment, mayfly.url(), temp.resolve("agent"));
        web = served.register("web");
    }

    @AfterAll
    static void stop() {
        served.close();
        mayfly.close();
    }

    @ParameterizedTest
    @EnumSource
    void itBecomesTheTasksRole(StockClient client) {
        Finished task = run(client, environment(client));

        assertThat(task.exitCode()).as(task.err()).isZero();
        assertThat(task.out().strip()).isEqualTo(TASK);
    }

    @ParameterizedTest
    @EnumSource(names = {"BOTO3", "AWS_CLI_2", "JAVASCRIPT", "JAVA"})
    void itGetsNothingWithTheTokenOfAnotherTask(StockClient client) {
        Map<String, String> others = new HashMap<>(environment(client));
        Registration batch = served.register("batch");
        others.put(FULL, batch.fullUri().orElseThrow().toString());

        Finished task = run(client, others);

        assertThat(task.exitCode()).isNotZero();
        assertThat(task.out()).doesNotContain("assumed-role");
    }

    @ParameterizedTest
    @EnumSource(names = {"BOTO3", "AWS_CLI_2", "JAVASCRIPT", "JAVA"})
    void itTriesAgainWhileTheEndpointIsNotReady(StockClient client) {
        served.notReady.set(1);

        Finished task = run(client, environment(client));

        assertThat(task.exitCode()).as(task.err()).isZero();
        assertThat(task.out().strip()).isEqualTo(TASK);
        assertThat(served.notReady).hasValue(0);
    }

    /// Source: the SDKs' own code: the file wins everywhere but in Java.
    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3", "JAVASCRIPT", "JAVA"})
    void whereFileAndVariableDifferOneWins(StockClient client) {
        Path wrong = Deployment.write(temp.resolve("wrong-token"), "wrong");
        boolean variableWins = client == StockClient.JAVA;
        Map<String, String> both =
                Map.of(
                        FULL,
                        web.fullUri().orElseThrow().toString(),
                        TOKEN,
                        variableWins ? web.token().reveal() : "wrong",
                        FILE,
                        (variableWins ? wrong : web.tokenFile()).toString());

        Finished task = run(client, both);

        assertThat(task.exitCode()).as(task.err()).isZero();
        assertThat(task.out().strip()).isEqualTo(TASK);
    }

    /// Why our token files end without one.
    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3", "JAVASCRIPT"})
    void aTokenFileWithANewlineWouldBreakIt(StockClient client) {
        Path file = Deployment.write(temp.resolve("newline"), web.token().reveal() + "\n");
        Map<String, String> environment = new HashMap<>(environment(client));
        environment.put(FILE, file.toString());

        assertThat(run(client, environment).exitCode()).isNotZero();
    }

    /// Why a task is given one of the two: nobody listens at 169.254.170.2 here, and still it is
    /// asked.
    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3", "JAVASCRIPT"})
    void theRelativeUriWouldWinOverTheFullOne(StockClient client) {
        Map<String, String> both = new HashMap<>(environment(client));
        both.put(RELATIVE, web.relativeUri());

        assertThat(run(client, both).exitCode()).isNotZero();
    }

    /// Why tasks must not be given a key as well.
    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3", "JAVASCRIPT", "JAVA"})
    void aLeftoverKeyWouldShadowTheRole(StockClient client) {
        Map<String, String> shadowed = new HashMap<>(environment(client));
        shadowed.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        shadowed.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        Finished task = run(client, shadowed);

        assertThat(task.exitCode()).isNotZero();
        assertThat(task.err()).contains("The security token included in the request is invalid");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3"})
    void itTriesAgainWhenItWasOneRequestTooMany(StockClient client) {
        DoorSettings.Rate oneASecond = new DoorSettings.Rate(1, 1);
        try (ServedRole busy =
                ServedRole.at(
                        oneASecond, deployment, mayfly.url(), temp.resolve("busy-" + client))) {
            Map<String, String> environment = environment(client, busy.register("web"));
            Finished first = run(client, environment);
            Finished second = run(client, environment);

            assertThat(first.out().strip()).as(first.err()).isEqualTo(TASK);
            assertThat(second.out().strip()).as(second.err()).isEqualTo(TASK);
        }
    }

    private static Finished run(StockClient client, Map<String, String> environment) {
        assumeThat(client.command(mayfly.url().toString()))
                .as(client + " is installed")
                .isPresent();
        return client.run(mayfly.url().toString(), environment);
    }

    private static Map<String, String> environment(StockClient client) {
        return environment(client, web);
    }

    private static Map<String, String> environment(StockClient client, Registration task) {
        Map<String, String> variables = new HashMap<>(task.environment("app"));
        if (!client.readsTokenFiles()) {
            variables.putAll(task.tokenVariable());
        }
        return variables;
    }
}
