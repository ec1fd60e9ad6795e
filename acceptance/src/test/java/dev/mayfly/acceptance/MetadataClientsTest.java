package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stock clients on a node read the metadata service, steered by its address alone: authority,
/// node, agent and client are four processes.
class MetadataClientsTest {

    private static final String IDENTITY =
            "arn:aws:sts::123456789012:assumed-role/web/i-[0-9a-f]{17}";

    @TempDir private static Path temp;
    private static RunningMayfly mayfly;
    private static RunningAgent agent;

    @BeforeAll
    static void start() {
        mayfly = RunningMayfly.start(temp.resolve("data"));
        RunningAgent.prepare(mayfly);
        RunningAgent.join(mayfly, "web-1", temp.resolve("node"));
        agent = RunningAgent.start(temp.resolve("node")).warm();
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        mayfly.close();
    }

    /// Java's SDK then asks for `//latest/…`.
    @ParameterizedTest
    @EnumSource
    void itBecomesTheInstancesRole(StockClient client) {
        Finished program = run(client, agent.metadata() + "/");

        assertThat(program.out().strip()).as(program.err()).matches(IDENTITY);
        assertThat(program.exitCode()).isZero();
    }

    /// Debian's botocore makes `http://127.0.0.1:6294latest/…` of it, which is why the agent's
    /// message ends with a slash.
    @ParameterizedTest
    @EnumSource(names = {"NEWER_BOTO3", "AWS_CLI_1", "JAVASCRIPT", "JAVA"})
    void newerOnesNeedNoSlashAtTheEnd(StockClient client) {
        Finished program = run(client, agent.metadata().toString());

        assertThat(program.out().strip()).as(program.err()).matches(IDENTITY);
    }

    @Test
    void theRecordSaysWhichProgramAsked() throws IOException {
        Finished program = run(StockClient.AWS_CLI_2, agent.metadata() + "/");

        assertThat(program.exitCode()).as(program.err()).isZero();
        Json last = Json.parse(Files.readAllLines(temp.resolve("node/handouts.jsonl")).getLast());
        assertThat(last.at("exe")).contains("python");
        assertThat(last.at("pid")).isNotEmpty();
        assertThat(last.at("uid")).isNotEmpty();
        assertThat(last.at("role")).isEqualTo("arn:aws:iam::123456789012:role/web");
    }

    @Test
    void theStatusTellsNoSecret() {
        Finished status = agent.status();

        Json json = Json.parse(status.out());
        assertThat(json.at("node")).isEqualTo("web-1");
        assertThat(json.at("metadata")).isEqualTo(agent.metadata().toString());
        assertThat(json.at("instanceCredentials", "state")).isEqualTo("ready");
        assertThat(json.at("instanceCredentials", "accessKeyId")).startsWith("ASIA");
        assertThat(status.out()).doesNotContainIgnoringCase("secret");
    }

    @Test
    void aSecondAgentOnTheSameDirectoryIsRefused() {
        Finished second =
                Finished.run(
                        Map.of("HOME", temp.toString()),
                        RunningMayfly.command(
                                List.of(
                                        "agent",
                                        "--data",
                                        temp.resolve("node").toString(),
                                        "--metadata",
                                        "127.0.0.1:0")));

        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("mayfly: error: another agent is running on");
    }

    @Test
    void killedAndRestartedItHonoursTheTokensItGave() throws Exception {
        RunningAgent.join(mayfly, "web-2", temp.resolve("second"));
        RunningAgent first = RunningAgent.start(temp.resolve("second")).warm();
        String token = token(first.metadata());
        first.kill();

        String address = first.metadata().getAuthority();
        try (RunningAgent again =
                RunningAgent.start(temp.resolve("second"), "--metadata", address).warm()) {
            HttpResponse<String> roles =
                    get(again.metadata(), "/latest/meta-data/iam/security-credentials/", token);

            assertThat(roles.statusCode()).isEqualTo(200);
            assertThat(roles.body()).isEqualTo("web");
        }
    }

    @Test
    void withoutAnAuthorityItStartsAndTellsClientsToComeAgain() throws Exception {
        try (RunningMayfly other = RunningMayfly.start(temp.resolve("other"))) {
            RunningAgent.prepare(other);
            RunningAgent.join(other, "web-3", temp.resolve("third"));
        }

        try (RunningAgent lonely = RunningAgent.start(temp.resolve("third"))) {
            HttpResponse<String> roles =
                    get(
                            lonely.metadata(),
                            "/latest/meta-data/iam/security-credentials/",
                            token(lonely.metadata()));

            assertThat(roles.statusCode()).isEqualTo(503);
            assertThat(lonely.status().exitCode()).isEqualTo(1);
        }
    }

    @Test
    void itGoesOnServingWhatLivesWhenTheAuthorityIsKilled() throws Exception {
        RunningMayfly other = RunningMayfly.start(temp.resolve("mortal"));
        RunningAgent.prepare(other);
        RunningAgent.join(other, "web-4", temp.resolve("fourth"));
        try (RunningAgent survivor = RunningAgent.start(temp.resolve("fourth")).warm()) {
            other.kill();

            HttpResponse<String> credentials =
                    get(
                            survivor.metadata(),
                            "/latest/meta-data/iam/security-credentials/web",
                            token(survivor.metadata()));

            assertThat(Json.parse(credentials.body()).at("Code")).isEqualTo("Success");
        }
    }

    private static Finished run(StockClient client, String endpoint) {
        assumeThat(client.command(mayfly.url().toString()))
                .as(client + " is installed")
                .isPresent();
        return client.run(
                mayfly.url().toString(),
                Map.of(
                        "AWS_EC2_METADATA_DISABLED",
                        "false",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                        endpoint));
    }

    private static String token(URI metadata) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(metadata.resolve("/latest/api/token"))
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                                    .PUT(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static HttpResponse<String> get(URI metadata, String path, String token)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(metadata.resolve(path))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("X-aws-ec2-metadata-token", token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
