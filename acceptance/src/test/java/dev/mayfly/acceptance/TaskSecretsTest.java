package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.agent.task.TaskRequest;
import dev.mayfly.agent.task.secret.ExecutionRoleSecrets;
import dev.mayfly.agent.task.secret.ServiceEndpoints;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitions;
import dev.mayfly.upstream.Trust;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Secrets and parameters of a task, from moto's Secrets Manager and Systems Manager.
class TaskSecretsTest {

    private static final String ID = "7".repeat(32);
    private static final List<String> MOTO = List.of("moto_server", "-H", "127.0.0.1", "-p", "0");

    private static Process moto;
    private static String url = "";
    private static String arn = "";

    @BeforeAll
    static void start() throws IOException {
        Finished known = Finished.run(Map.of(), List.of("/bin/sh", "-c", "moto_server --help"));
        assumeThat(known.exitCode()).as("moto_server is installed").isZero();
        moto = new ProcessBuilder(MOTO).redirectErrorStream(true).start();
        BufferedReader lines = moto.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.contains("Running on http")) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        url = line.replaceAll(".*(http://[0-9.:]+).*", "$1");
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        arn =
                aws(
                        "secretsmanager",
                        "create-secret",
                        "--name",
                        "db",
                        "--secret-string",
                        "{\"user\":\"app\",\"password\":\"pä$$ 'w\\nord\",\"port\":5432}",
                        "--query",
                        "ARN");
        aws(
                "ssm",
                "put-parameter",
                "--name",
                "/app/level",
                "--type",
                "SecureString",
                "--value",
                "debug");
        aws("ssm", "put-parameter", "--name", "plain", "--type", "String", "--value", "yes");
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.descendants().forEach(ProcessHandle::destroy);
            moto.destroy();
        }
    }

    private static String aws(String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", url));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--output", "text", "--region", "us-east-1"));
        Finished done =
                Finished.run(
                        Map.of("AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x"), command);
        assertThat(done.exitCode()).as(done.err()).isZero();
        return done.out().strip();
    }

    private static Map<String, String> values(String valueFrom) {
        TaskDefinition definition =
                TaskDefinitions.parse(
                        "{\"family\":\"f\",\"executionRoleArn\":\"arn:aws:iam::123456789012:role/x\","
                                + "\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"i\","
                                + "\"secrets\":[{\"name\":\"S\",\"valueFrom\":\""
                                + valueFrom
                                + "\"}]}]}");
        TaskRequest request =
                new TaskRequest(
                        ID,
                        "arn:aws:ecs:us-east-1:123456789012:task/local/" + ID,
                        "local",
                        1,
                        definition);
        ServiceEndpoints endpoints =
                new ServiceEndpoints(
                        Map.of(
                                "AWS_ENDPOINT_URL_SECRETS_MANAGER", url,
                                "AWS_ENDPOINT_URL_SSM", url),
                        "us-east-1",
                        new Trust.OfTheSystem());
        return new ExecutionRoleSecrets((_, _) -> new Fixed(), endpoints, InstantSource.system())
                .of(request, definition.containerDefinitions().getFirst())
                .values();
    }

    /// Credentials that moto takes, as it takes any.
    private record Fixed() implements CredentialSource {

        @Override
        public Credentials fetch() {
            return new Credentials(
                    "ASIAIOSFODNN7EXAMPLE",
                    Secret.of("secret"),
                    Secret.of("token"),
                    Instant.MAX,
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public String description() {
            return "a test";
        }
    }

    @Test
    void aSecretIsItsWholeText() {
        assertThat(values(arn).get("S")).startsWith("{\"user\":\"app\"");
    }

    @Test
    void aKeyOfASecretIsItsValue() {
        assertThat(values(arn + ":password::")).containsEntry("S", "pä$$ 'w\nord");
        assertThat(values(arn + ":port:AWSCURRENT:")).containsEntry("S", "5432");
    }

    @Test
    void aParameterIsNamedByItsPathNameOrArn() {
        assertThat(values("/app/level")).containsEntry("S", "debug");
        assertThat(values("plain")).containsEntry("S", "yes");
        assertThat(values("arn:aws:ssm:us-east-1:123456789012:parameter/app/level"))
                .containsEntry("S", "debug");
    }

    @Test
    void whatIsNotThereIsSaidInTheServicesWords() {
        assertThatThrownBy(() -> values(arn.replace(":db-", ":dc-")))
                .isInstanceOf(TaskFailure.class)
                .hasMessageStartingWith(
                        "ResourceInitializationError: GetSecretValue: ResourceNotFoundException");
        assertThatThrownBy(() -> values(arn + ":none::"))
                .hasMessageContaining("has no key `none`")
                .hasMessageNotContaining("app");
        assertThatThrownBy(() -> values("/app/none"))
                .hasMessageContaining("no parameter /app/none");
    }
}
