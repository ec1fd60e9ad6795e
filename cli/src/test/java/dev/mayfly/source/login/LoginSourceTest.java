package dev.mayfly.source.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.client.Json;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.source.StandIn;
import dev.mayfly.upstream.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a stand-in with the wire of AWS's models `sso` and `sso-oidc` of 2019-06-10.
class LoginSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

    /// `sha1("mayfly")`, as the AWS CLI names the file.
    private static final String FILE = "a755542a";

    @TempDir Path home;

    private boolean renewing = true;
    private final StandIn portal = new StandIn(this::answer);

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T15:00:00Z",
                "2026-11-24T15:00:00.192Z",
                "2026-11-24T15:00:00.123456789Z",
                "2026-11-24T15:00:00UTC"
            })
    void getsARolesCredentialsForTheTokenThatAwsToolsKeep(String end) throws IOException {
        token("good", end);

        Credentials credentials = source(true).fetch();

        assertThat(credentials.accessKeyId()).isEqualTo("ASIAPERSON");
        assertThat(credentials.expiration()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(credentials.accountId()).contains("123456789012");
        StandIn.Asked asked = portal.asked().getFirst();
        assertThat(asked.target().toString())
                .isEqualTo("/federation/credentials?role_name=Admin&account_id=123456789012");
        assertThat(asked.headers()).containsEntry("x-amz-sso_bearer_token", "good");
    }

    @Test
    void renewsATokenThatIsAboutToEndAndKeepsItWhereAwsToolsFindIt() throws IOException {
        Path file = token("old", "2026-11-24T14:14:00Z");

        source(true).fetch();

        assertThat(portal.asked().getFirst().body())
                .contains("\"grantType\":\"refresh_token\"", "\"refreshToken\":\"refresh\"");
        assertThat(portal.asked().getLast().headers())
                .containsEntry("x-amz-sso_bearer_token", "new");
        Json kept = Json.parse(Files.readString(file));
        assertThat(kept.at("accessToken")).isEqualTo("new");
        assertThat(kept.at("expiresAt")).isEqualTo("2026-11-24T15:00:00Z");
        assertThat(kept.at("refreshToken")).isEqualTo("next");
        assertThat(kept.at("clientId")).isEqualTo("client");
    }

    @Test
    void usesWhatLivesWhenItCannotBeRenewed() throws IOException {
        renewing = false;
        token("old", "2026-11-24T14:14:00Z");

        source(true).fetch();

        assertThat(portal.asked().getLast().headers())
                .containsEntry("x-amz-sso_bearer_token", "old");
    }

    @Test
    void saysHowToSignInWhenTheLoginIsOver() throws IOException {
        renewing = false;
        token("old", "2026-11-24T13:59:59Z");

        assertThatThrownBy(() -> source(true).fetch())
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> {
                            assertThat(e.reason()).contains("aws sso login --profile dev");
                            assertThat(e.isRefusal()).isTrue();
                        });
    }

    @Test
    void neverRenewsALoginOfTheOlderForm() throws IOException {
        token("old", "2026-11-24T13:59:59Z");

        assertThatThrownBy(() -> source(false).fetch()).hasMessageContaining("aws sso login");
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void saysWhatThePortalSaysOfARoleThatIsNotTheirs() throws IOException {
        token("forbidden", "2026-11-24T15:00:00Z");

        assertThatThrownBy(() -> source(true).fetch())
                .hasMessageStartingWith("ForbiddenException: No access");
    }

    @Test
    void saysHowToSignInWhenThePortalKnowsTheTokenNoMore() throws IOException {
        token("revoked", "2026-11-24T15:00:00Z");

        assertThatThrownBy(() -> source(true).fetch()).hasMessageContaining("aws sso login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"accessToken\":\"x\",\"expiresAt\":\"soon\"}"})
    void takesAFileThatIsNoLoginForNone(String content) throws IOException {
        Path file = token("good", "2026-11-24T15:00:00Z");
        Files.writeString(file, content);

        assertThatThrownBy(() -> source(true).fetch()).hasMessageContaining("aws sso login");
    }

    private Path token(String token, String end) throws IOException {
        Path cache = Files.createDirectories(home.resolve("cache"));
        Path file = TokenFile.of(cache, "mayfly");
        assertThat(file.getFileName().toString()).startsWith(FILE);
        return Files.writeString(
                file,
                """
                {"startUrl":"https://mayfly.corp/start","region":"mayfly-1","accessToken":"%s",\
                "expiresAt":"%s","clientId":"client","clientSecret":"secret",\
                "registrationExpiresAt":"2027-01-01T00:00:00Z","refreshToken":"refresh"}\
                """
                        .formatted(token, end));
    }

    private LoginSource source(boolean renewable) {
        Endpoint endpoint = new Endpoint(portal.url(), "mayfly-1", new Trust.OfTheSystem());
        return new LoginSource(
                new Login(
                        "mayfly",
                        renewable,
                        "123456789012",
                        "Admin",
                        endpoint,
                        endpoint,
                        home.resolve("cache"),
                        home.resolve("locks"),
                        "aws sso login --profile dev"),
                InstantSource.fixed(NOW));
    }

    private StandIn.Told answer(StandIn.Asked asked) {
        if (asked.target().getPath().equals("/token")) {
            return renewing
                    ? StandIn.Told.ok(
                            "{\"accessToken\":\"new\",\"tokenType\":\"Bearer\",\"expiresIn\":3600,"
                                    + "\"refreshToken\":\"next\"}")
                    : new StandIn.Told(
                            400,
                            Map.of("x-amzn-errortype", "InvalidGrantException"),
                            "{\"error\":\"invalid_grant\",\"error_description\":\"no\"}");
        }
        return switch (asked.headers().getOrDefault("x-amz-sso_bearer_token", "")) {
            case "forbidden" ->
                    new StandIn.Told(
                            403,
                            Map.of("x-amzn-errortype", "ForbiddenException"),
                            "{\"message\":\"No access\"}");
            case "revoked" ->
                    new StandIn.Told(
                            401, Map.of("x-amzn-errortype", "UnauthorizedException"), "{}");
            default ->
                    StandIn.Told.ok(
                            "{\"roleCredentials\":{\"accessKeyId\":\"ASIAPERSON\","
                                    + "\"secretAccessKey\":\"s\",\"sessionToken\":\"t\","
                                    + "\"expiration\":1795532400000}}");
        };
    }
}
