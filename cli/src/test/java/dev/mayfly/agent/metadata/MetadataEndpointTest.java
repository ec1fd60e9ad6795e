package dev.mayfly.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEndpointTest {

    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    private static final String ROLE = ROLES + "app";

    @TempDir private Path temp;
    private MetadataFixture fixture;
    private Asked app;

    @BeforeEach
    void start() {
        fixture = new MetadataFixture(temp);
        app = new Asked(fixture.endpoint(false), 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "300", "21600"})
    void aTokenIsGivenForALifeThatTheAnswerRepeats(String seconds) {
        LocalResponse answer = app.send("PUT", "/latest/api/token", Map.of(Asked.TTL, seconds));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("X-aws-ec2-metadata-token-ttl-seconds", seconds);
        assertThat(answer.body().text()).matches("[A-Za-z0-9_-]{40,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21601", "-1", "+5", "1e3", "99999999999", "", " 60", "sixty"})
    void aTokenForAnotherLifeIsRefused(String seconds) {
        assertThat(app.send("PUT", "/latest/api/token", Map.of(Asked.TTL, seconds)).status())
                .isEqualTo(400);
    }

    @Test
    void aTokenForNoLifeIsRefused() {
        assertThat(app.send("PUT", "/latest/api/token", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void aTokenIsNotGivenForAGetNorAnythingForAPut() {
        assertThat(app.get("/latest/api/token").status()).isEqualTo(405);
        assertThat(app.send("PUT", ROLE, Map.of(Asked.TTL, "60")).status()).isEqualTo(405);
    }

    @Test
    void nothingIsToldWithoutAToken() {
        fixture.ready();

        assertThat(app.send("GET", ROLE, Map.of()).status()).isEqualTo(401);
        assertThat(app.send("GET", "/latest/meta-data/instance-id", Map.of()).status())
                .isEqualTo(401);
        assertThat(app.send("GET", "/", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsToTheSecond() {
        String token = app.token();

        fixture.time.pass(Duration.ofSeconds(59));
        assertThat(app.send("GET", "/", Map.of(Asked.TOKEN, token)).status()).isEqualTo(200);
        fixture.time.pass(Duration.ofSeconds(1));
        assertThat(app.send("GET", "/", Map.of(Asked.TOKEN, token)).status()).isEqualTo(401);
    }

    @Test
    void aTokenIsWorthNothingToAnotherUser() {
        Asked other = new Asked(app.endpoint(), 1001);

        assertThat(other.send("GET", "/", Map.of(Asked.TOKEN, app.token())).status())
                .isEqualTo(401);
        assertThat(other.send("GET", "/", Map.of(Asked.TOKEN, other.token())).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenWithOneCharacterChangedIsRefused() {
        String token = app.token();
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);

            assertThat(app.send("GET", "/", Map.of(Asked.TOKEN, changed)).status())
                    .as(changed)
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenSurvivesARestartWithTheSameKey() {
        String token = app.token();

        Asked restarted = new Asked(fixture.endpoint(false), 1000);

        assertThat(restarted.send("GET", "/", Map.of(Asked.TOKEN, token)).status()).isEqualTo(200);
    }

    @Test
    void versionOneIsAnsweredWhenAskedForButABadTokenStaysBad() {
        Asked old = new Asked(fixture.ready().endpoint(true), 1000);

        assertThat(old.send("GET", ROLES, Map.of()).body().text()).isEqualTo("app");
        assertThat(old.send("GET", ROLES, Map.of(Asked.TOKEN, "x")).status()).isEqualTo(401);
    }

    @Test
    void theListOfRolesIsOneNameWithoutANewline() {
        fixture.ready();

        assertThat(app.get(ROLES).body().text()).isEqualTo("app");
        assertThat(app.get(ROLES.substring(0, ROLES.length() - 1)).body().text()).isEqualTo("app");
        assertThat(app.get("/latest/meta-data/iam/security-credentials-extended/").body().text())
                .isEqualTo("app");
    }

    @Test
    void aRoleHasTheFieldsThatSdksRead() {
        fixture.ready();

        Json document = Json.parse(app.get(ROLE).body().text());

        assertThat(document)
                .isEqualTo(
                        Json.parse(
                                """
                                {"Code":"Success","LastUpdated":"2026-11-24T12:00:00Z",
                                "Type":"AWS-HMAC","AccessKeyId":"ASIAEXAMPLE1",
                                "SecretAccessKey":"secret/1","Token":"token+1",
                                "Expiration":"2026-11-24T13:00:00Z"}
                                """));
    }

    @Test
    void theExtendedDocumentNamesTheAccountToo() {
        fixture.ready();

        Json document =
                Json.parse(
                        app.get("/latest/meta-data/iam/security-credentials-extended/app")
                                .body()
                                .text());

        assertThat(document.at("AccountId")).isEqualTo("123456789012");
        assertThat(document.at("AccessKeyId")).isEqualTo("ASIAEXAMPLE1");
    }

    @Test
    void noOtherRoleIsThere() {
        fixture.ready();

        assertThat(app.get(ROLES + "admin").status()).isEqualTo(404);
        assertThat(app.get(ROLES + "app/").status()).isEqualTo(404);
        assertThat(app.get(ROLES + "web/app").status()).isEqualTo(404);
    }

    @Test
    void beforeTheFirstCredentialsClientsAreToldToComeAgain() {
        assertThat(app.get(ROLES).status()).isEqualTo(503);
        assertThat(app.get(ROLE).status()).isEqualTo(503);
        assertThat(app.get("/latest/meta-data/instance-id").status()).isEqualTo(200);
    }

    @Test
    void whatLivesForLessThanTwentyFiveMinutesIsNeverHandedOut() {
        fixture.ready();
        fixture.beAway();

        fixture.time.pass(Duration.ofMinutes(35).minusSeconds(1));
        assertThat(app.get(ROLE).status()).isEqualTo(200);
        fixture.time.pass(Duration.ofSeconds(1));
        assertThat(app.get(ROLE).status()).isEqualTo(503);
    }

    @Test
    void aRefusalIsWordedAsEcTwoWordsIt() {
        fixture.refuse("the node `web-1` is locked");
        fixture.ready();

        LocalResponse answer = app.get(ROLE);

        assertThat(app.get(ROLES).body().text()).isEqualTo("app");
        assertThat(answer.status()).isEqualTo(200);
        Json document = Json.parse(answer.body().text());
        assertThat(document.at("Code")).isEqualTo("AssumeRoleUnauthorizedAccess");
        assertThat(document.at("Message")).isEqualTo("the node `web-1` is locked");
        assertThat(document.find("AccessKeyId")).isEmpty();
    }

    @Test
    void theProfileIsInIamInfo() {
        Json info = Json.parse(app.get("/latest/meta-data/iam/info").body().text());

        assertThat(info.at("Code")).isEqualTo("Success");
        assertThat(info.at("InstanceProfileArn"))
                .isEqualTo("arn:aws:iam::123456789012:instance-profile/app");
        assertThat(info.at("InstanceProfileId")).isEqualTo("AIPAEXAMPLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | 1.0,2009-04-04,2018-09-24,2021-03-23,latest",
                "/latest | dynamic,meta-data",
                "/latest/ | dynamic,meta-data",
                "/latest/meta-data/iam | info,security-credentials-extended/,security-credentials/",
                "/latest/meta-data/iam/ |"
                        + " info,security-credentials-extended/,security-credentials/",
                "/latest/meta-data/instance-id | i-0123456789abcdef0",
                "/2021-03-23/meta-data/instance-id | i-0123456789abcdef0",
                "/latest/meta-data/hostname | web-1",
                "/latest/meta-data/local-hostname | web-1",
                "/latest/meta-data/local-ipv4 | 10.0.0.7",
                "/latest/meta-data/placement | availability-zone,region",
                "/latest/meta-data/placement/ | availability-zone,region",
                "/latest/meta-data/placement/availability-zone | eu-west-1a",
                "/latest/meta-data/placement/availability-zone/ | eu-west-1a",
                "/latest/meta-data/placement/region | eu-west-1",
                "/latest/meta-data/services/domain | amazonaws.com",
                "/latest/meta-data/services/partition | aws",
                "/latest/dynamic/instance-identity/ | document,pkcs7,rsa2048,signature",
            })
    void aPageHoldsItsText(String path, String lines) {
        LocalResponse page = app.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().text()).isEqualTo(lines.replace(',', '\n'));
    }

    @Test
    void theListingNamesEverythingItHas() {
        assertThat(app.get("/latest/meta-data/").body().text())
                .isEqualTo(
                        """
                        hostname
                        iam/
                        instance-id
                        instance-type
                        local-hostname
                        local-ipv4
                        placement/
                        services/\
                        """);
        assertThat(app.get("/latest/meta-data").body().text()).contains("iam/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/latest/user-data",
                "/latest/meta-data/identity-credentials/ec2/security-credentials/ec2-instance",
                "/latest/meta-data/public-keys/",
                "/latest/meta-data/iam/nothing",
                "/latest/meta-data/hostnam",
                "/later/meta-data/hostname",
                "/latest/dynamic/nothing",
                "/favicon.ico",
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(app.get(path).status()).isEqualTo(404);
    }

    @Test
    void everyHandOutIsRecordedAndNothingElse() throws IOException {
        fixture.ready();
        app.get(ROLES);
        app.get("/latest/meta-data/instance-id");
        app.get(ROLE);

        assertThat(Files.readAllLines(fixture.handouts))
                .singleElement()
                .satisfies(line -> {
                    Json record = Json.parse(line);
                    assertThat(record.at("endpoint")).isEqualTo("metadata");
                    assertThat(record.at("role")).isEqualTo(MetadataFixture.ROLE_ARN);
                    assertThat(record.at("accessKeyId")).isEqualTo("ASIAEXAMPLE1");
                    assertThat(record.at("uid")).isEqualTo("1000");
                    assertThat(line).doesNotContain("secret/1", "token+1");
                });
    }

    @ParameterizedTest
    @EnumSource(DoorRefusal.class)
    void whatTheDoorRefusesHasAStatusClientsUnderstand(DoorRefusal refusal) {
        LocalResponse answer = app.endpoint().refused(refusal);

        assertThat(answer.status()).isBetween(400, 503);
        assertThat(answer.body().text()).isEqualTo(refusal.sentence());
    }
}
