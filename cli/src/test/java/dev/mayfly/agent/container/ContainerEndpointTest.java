package dev.mayfly.agent.container;

import static dev.mayfly.agent.container.ServedTasks.body;
import static dev.mayfly.agent.container.ServedTasks.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.door.DoorSettings;
import dev.mayfly.agent.taskmetadata.TaskDescription;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerEndpointTest {

    @TempDir private Path temp;
    private ServedTasks served;

    @BeforeEach
    void serve() {
        served = ServedTasks.in(temp);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void givesATaskItsCredentialsInTheShapeSdksRead() {
        Registration web = ours("web");
        served.sessions.arrive("web");

        String answer = served.get(web.relativeUri(), authorization(web));

        assertThat(status(answer)).isEqualTo(200);
        assertThat(answer).contains("\r\nContent-type: application/json\r\n");
        assertThat(body(answer))
                .isEqualTo(
                        """
                        {"RoleArn":"arn:aws:iam::123456789012:role/web",\
                        "AccessKeyId":"ASIAWEB",\
                        "SecretAccessKey":"secret-of-web",\
                        "Token":"token-of-web",\
                        "Expiration":"2026-11-24T21:00:00Z",\
                        "AccountId":"123456789012"}\
                        """);
    }

    @Test
    void everyHandOutIsRecordedWithWhoAsked() throws IOException {
        Registration web = ours("web");
        served.sessions.arrive("web");

        served.get(web.relativeUri(), authorization(web));

        List<String> lines = Files.readAllLines(served.handoutFile);
        assertThat(lines).hasSize(1);
        Json line = Json.parse(lines.getFirst());
        assertThat(line.at("endpoint")).isEqualTo("container");
        assertThat(line.at("task")).isEqualTo("web");
        assertThat(line.at("accessKeyId")).isEqualTo("ASIAWEB");
        assertThat(line.at("uid")).isEqualTo(Long.toString(ServedTasks.ourUid()));
        assertThat(line.at("pid")).isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(lines.getFirst()).doesNotContain("secret-of").doesNotContain("token-of");
    }

    @Test
    void handsNothingOutThatItCannotRecord() {
        Registration web = ours("web");
        served.sessions.arrive("web");
        served.handouts.close();

        String answer = served.get(web.relativeUri(), authorization(web));

        assertThat(status(answer)).isEqualTo(500);
        assertThat(answer).doesNotContain("secret-of");
    }

    @Test
    void isNotReadyUntilThereAreCredentialsAndThenIs() {
        Registration web = ours("web");

        String early = served.get(web.relativeUri(), authorization(web));
        served.sessions.arrive("web");
        String late = served.get(web.relativeUri(), authorization(web));

        assertThat(status(early)).isEqualTo(503);
        assertThat(Json.parse(body(early)).at("code")).isEqualTo("CredentialsUninitialized");
        assertThat(status(late)).isEqualTo(200);
    }

    @Test
    void refusesAnyOtherToken() {
        Registration web = ours("web");
        Registration batch = ours("batch");
        served.sessions.arrive("web");
        String token = web.token().reveal();

        assertRefused(401, served.get(web.relativeUri()));
        assertRefused(401, served.get(web.relativeUri(), "Authorization: "));
        assertRefused(401, served.get(web.relativeUri(), authorization(batch)));
        assertRefused(401, served.get(web.relativeUri(), "Authorization: Bearer " + token));
        assertRefused(
                401,
                served.get(
                        web.relativeUri(),
                        "Authorization: " + token.substring(0, token.length() - 1)));
        assertRefused(401, served.get(web.relativeUri(), authorization(web), authorization(batch)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "%00",
                "a",
                "ID/",
                "ID/../ID",
                "./ID",
                "ID%2F",
                "ID%20",
                "/%2e%2e/v2/credentials/ID",
                "UPPER",
                "ID;jsessionid=1",
                "..%2f..%2fetc%2fpasswd",
            })
    void answersNothingUnderAnyOtherIdentifier(String tail) {
        Registration web = ours("web");
        served.sessions.arrive("web");
        String id = web.relativeUri().substring("/v2/credentials/".length());
        String other = tail.equals("UPPER") ? id.toUpperCase(Locale.ROOT) : tail.replace("ID", id);

        String answer = served.get("/v2/credentials/" + other, authorization(web));

        assertRefused(400, answer);
        assertThat(Json.parse(body(answer)).at("Code"))
                .isIn("InvalidIdInRequest", "InvalidRequest");
    }

    @Test
    void saysThatAnIdentifierIsMissing() {
        for (String path : List.of("/v2/credentials", "/v2/credentials/", "//v2//credentials//")) {
            String answer = served.get(path);

            assertRefused(400, answer);
            assertThat(Json.parse(body(answer)).at("code")).isEqualTo("NoIdInRequest");
        }
    }

    @Test
    void errorsAreSpeltAsBothKindsOfSdkReadThem() {
        String answer = served.get("/v2/credentials/none");

        assertThat(answer).contains("\r\nContent-type: application/json\r\n");
        assertThat(body(answer))
                .isEqualTo(
                        """
                        {"code":"InvalidIdInRequest",\
                        "message":"CredentialsV2Request: Credentials not found",\
                        "Code":"InvalidIdInRequest",\
                        "Message":"CredentialsV2Request: Credentials not found",\
                        "HTTPErrorCode":400}\
                        """);
    }

    @Test
    void theCallerCannotNameARole() {
        ours("web");
        served.sessions.arrive("web");

        for (String path :
                List.of(
                        "/",
                        "/creds",
                        "/role/web",
                        "/role-arn/arn:aws:iam::123456789012:role/web",
                        "/latest/meta-data/iam/security-credentials/",
                        "/v2/metadata",
                        "/v1/credentials",
                        "/v2/credential/web")) {
            assertRefused(404, served.get(path));
        }
    }

    @Test
    void whatTheDoorRefusesIsWordedForSdks() {
        Registration web = ours("web");
        served.sessions.arrive("web");

        String forwarded =
                served.get(web.relativeUri(), authorization(web), "X-Forwarded-For: 10.0.0.1");
        String posted = served.send("POST " + web.relativeUri(), authorization(web));

        assertRefused(403, forwarded);
        assertThat(Json.parse(body(forwarded)).at("Code")).isEqualTo("AccessDenied");
        assertRefused(405, posted);
    }

    @Test
    void oneUserCannotKeepTheEndpointBusy() {
        try (ServedTasks narrow =
                ServedTasks.in(
                        temp.resolve("narrow"),
                        temp.resolve("narrow-tokens"),
                        ServedTasks.freePort(),
                        new DoorSettings.Rate(0.001, 2))) {
            narrow.get("/");
            narrow.get("/");
            String third = narrow.get("/");

            assertThat(status(third)).isEqualTo(429);
            assertThat(Json.parse(body(third)).at("message"))
                    .isEqualTo("You have reached maximum request limit.");
        }
    }

    @Test
    void aRemovedTaskIsUnknown() {
        Registration web = ours("web");
        served.sessions.arrive("web");

        served.tasks.remove("web");

        assertRefused(400, served.get(web.relativeUri(), authorization(web)));
        assertThat(served.sessions.revoked).containsExactly("web");
    }

    @Test
    void aTaskReadsWhatTheRuntimeSaysOfIt() {
        Registration web = ours("web");
        String base = web.environment("app").get("ECS_CONTAINER_METADATA_URI_V4");
        String path = URI.create(base).getPath();
        assertThat(status(served.get(path))).isEqualTo(404);

        served.tasks.describe("web", description());

        Json container = Json.parse(body(served.get(path)));
        assertThat(container.at("Name")).isEqualTo("app");
        assertThat(container.at("Labels", "com.amazonaws.ecs.task-arn"))
                .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task/local/web");
        Json task = Json.parse(body(served.get(path + "/task")));
        assertThat(task.at("Family")).isEqualTo("shop");
        assertThat(task.items("Containers")).hasSize(2);
        assertThat(served.get(path.replace("/v4/", "/v3/"))).contains("\"Name\":\"app\"");
        assertThat(status(served.get(path.replace("-app", "-other")))).isEqualTo(404);
        assertThat(status(served.get(path + "/stats"))).isEqualTo(404);
    }

    @Test
    void theMetadataIdentifierOpensNoCredentials() {
        Registration web = ours("web");
        served.sessions.arrive("web");
        String path = web.metadataUri().getPath();

        String answer = served.get(path.replace("/v4/", "/v2/credentials/"), authorization(web));

        assertRefused(400, answer);
        assertThat(path).doesNotContain(web.relativeUri().substring("/v2/credentials/".length()));
    }

    private Registration ours(String taskId) {
        return served.register(taskId, ServedTasks.ourUid());
    }

    private static TaskDescription description() {
        return new TaskDescription(
                "local",
                "shop",
                "3",
                "RUNNING",
                "RUNNING",
                List.of(container("app"), container("log")));
    }

    private static TaskDescription.Container container(String name) {
        return new TaskDescription.Container(
                name,
                "4711",
                "shop:1",
                "RUNNING",
                Map.of("team", "shop"),
                Optional.of(Instant.parse("2026-11-24T20:00:00Z")),
                Optional.empty());
    }

    private static String authorization(Registration registration) {
        return "Authorization: " + registration.token().reveal();
    }

    private static void assertRefused(int status, String answer) {
        assertThat(status(answer)).as(answer).isEqualTo(status);
        assertThat(answer).doesNotContain("secret-of").doesNotContain("token-of");
    }
}
