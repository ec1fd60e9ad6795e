package dev.mayfly.source.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import dev.mayfly.source.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";
    private static final Wishes LONG_LIVED =
            new Wishes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true);

    @TempDir Path home;

    private final StandIn sts = new StandIn(ProfilesTest::answer);

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void takesARoleWithTheSessionOfAnotherProfile() throws IOException {
        config(
                """
                [profile role]
                role_arn = %s
                source_profile = base
                duration_seconds = 900
                role_session_name = build
                external_id = x y
                [profile base]
                aws_access_key_id = ASIABASE
                aws_secret_access_key = s
                aws_session_token = t
                """
                        .formatted(ROLE));

        Credentials credentials = fetch("role", Wishes.none());

        assertThat(credentials.accessKeyId()).isEqualTo("ASIAAssumeRole");
        assertThat(credentials.roleArn()).contains(ROLE);
        assertThat(credentials.accountId()).contains("123456789012");
        StandIn.Asked asked = sts.asked().getFirst();
        assertThat(asked.body())
                .isEqualTo(
                        "Action=AssumeRole&DurationSeconds=900&ExternalId=x+y"
                                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr"
                                + "&RoleSessionName=build&Version=2011-06-15");
        assertThat(asked.headers().get("authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256"
                                + " Credential=ASIABASE/20261124/eu-west-1/sts/aws4_request");
        assertThat(asked.headers()).containsEntry("x-amz-security-token", "t");
    }

    @Test
    void takesRolesOneByAnother() throws IOException {
        config(
                """
                [profile a]
                role_arn = %s
                source_profile = b
                [profile b]
                role_arn = %s2
                source_profile = c
                [profile c]
                credential_process = printf '{"Version":1,"AccessKeyId":"ASIAC",\
                "SecretAccessKey":"s","SessionToken":"t","Expiration":"2026-11-24T15:00:00Z"}'
                """
                        .formatted(ROLE, ROLE));

        assertThat(fetch("a", Wishes.none()).accessKeyId()).isEqualTo("ASIAAssumeRole");
        assertThat(sts.asked())
                .extracting(asked ->
                        asked.headers()
                                .getOrDefault("authorization", "")
                                .replaceFirst(".*Credential=([A-Za-z]+)/.*", "$1"))
                .containsExactly("ASIAC", "ASIAAssumeRole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source_profile = a | name each other",
                "source_profile = gone | there is no profile `gone`",
                "credential_source = Elsewhere | that we know",
                "mfa_serial = arn:aws:iam::1:mfa/x | wants a code typed",
                "region = x | neither source_profile nor credential_source"
            })
    void refusesARoleThatCannotBeTaken(String line, String reason) throws IOException {
        config("[profile a]\nrole_arn = " + ROLE + "\n" + line + "\n");

        assertThatThrownBy(() -> fetch("a", Wishes.none()))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> {
                            assertThat(e.reason()).contains(reason);
                            assertThat(e.isRefusal()).isTrue();
                        });
    }

    @Test
    void takesARoleForTheTokenInAFileReadEachTime() throws IOException {
        Path token = Files.writeString(home.resolve("token"), "one\n");
        config("[profile w]\nrole_arn = %s\nweb_identity_token_file = %s\n".formatted(ROLE, token));

        assertThat(fetch("w", Wishes.none()).accessKeyId())
                .isEqualTo("ASIAAssumeRoleWithWebIdentity");
        Files.writeString(token, "two");
        fetch("w", Wishes.none());

        assertThat(sts.asked().getFirst().headers()).doesNotContainKey("authorization");
        assertThat(sts.asked())
                .extracting(asked -> asked.body().replaceAll(".*WebIdentityToken=", ""))
                .containsExactly("one", "two");
    }

    @Test
    void refusesALongLivedKeyUnlessAllowedAndHandsOnASessionThen() throws IOException {
        config("[profile k]\naws_access_key_id = AKIAKEY\naws_secret_access_key = s\n");

        assertThatThrownBy(() -> fetch("k", Wishes.none()))
                .hasMessageContaining("holds a long-lived key")
                .hasMessageContaining("--allow-long-lived");
        assertThat(sts.asked()).isEmpty();

        assertThat(fetch("k", LONG_LIVED).accessKeyId()).isEqualTo("ASIAGetSessionToken");
        assertThat(sts.asked().getFirst().headers()).doesNotContainKey("x-amz-security-token");
    }

    @Test
    void refusesALongLivedKeyThatIsToTakeARole() throws IOException {
        config(
                """
                [profile a]
                role_arn = %s
                source_profile = k
                [profile k]
                aws_access_key_id = AKIAKEY
                aws_secret_access_key = s
                """
                        .formatted(ROLE));

        assertThatThrownBy(() -> fetch("a", Wishes.none())).hasMessageContaining("profile `k`");
        assertThat(fetch("a", LONG_LIVED).accessKeyId()).isEqualTo("ASIAAssumeRole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | ended with 1",
                "echo {} | gave something that is not credentials",
                "echo '{\"Version\":\"1\"}' | gave something that is not credentials",
                "/nowhere/program | cannot be run",
                "sh -c 'echo no luck >&2; exit 3' | ended with 3: no luck",
                "echo '{\"Version\":1,\"AccessKeyId\":\"AKIA\",\"SecretAccessKey\":\"s\"}'"
                        + " | gave a key without an end"
            })
    void refusesAProgramThatGivesNoCredentials(String command, String reason) throws IOException {
        config("[profile p]\ncredential_process = " + command + "\n");

        assertThatThrownBy(() -> fetch("p", Wishes.none())).hasMessageContaining(reason);
    }

    @Test
    void refusesAProfileWhoseProgramAsksForItself() throws IOException {
        config("[profile p]\ncredential_process = mayfly creds --profile p\n");
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put(Profiles.ASKING, "q/p");

        assertThatThrownBy(() ->
                        new Profiles(
                                        environment,
                                        AwsFiles.of(environment),
                                        Wishes.none(),
                                        InstantSource.fixed(NOW))
                                .source("p"))
                .hasMessageContaining("asks for itself");
    }

    @Test
    void findsTheAuthorityByVariableThenSectionThenProfile() throws IOException {
        config(
                """
                [services s]
                sts =
                  endpoint_url = http://127.0.0.1:2
                """);
        Map<String, String> environment = new TreeMap<>(environment());
        environment.remove("AWS_ENDPOINT_URL");
        Map<String, String> profile = new TreeMap<>(Map.of("endpoint_url", "http://127.0.0.1:3"));

        assertThat(url(environment, profile)).isEqualTo("http://127.0.0.1:3");
        profile.put("services", "s");
        assertThat(url(environment, profile)).isEqualTo("http://127.0.0.1:2");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        assertThat(url(environment, profile)).isEqualTo("http://127.0.0.1:1");
        environment.put("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:4");
        assertThat(url(environment, profile)).isEqualTo("http://127.0.0.1:4");
        environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(url(environment, profile)).isEqualTo("https://sts.eu-west-1.amazonaws.com");
    }

    private String url(Map<String, String> environment, Map<String, String> profile) {
        return new Endpoints(environment, Wishes.none(), AwsFiles.of(environment))
                .of("sts", "sts", profile)
                .url()
                .toString();
    }

    private Credentials fetch(String profile, Wishes wishes) {
        return new Profiles(
                        environment(), AwsFiles.of(environment()), wishes, InstantSource.fixed(NOW))
                .source(profile)
                .fetch();
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME",
                home.toString(),
                "PATH",
                "/usr/bin:/bin",
                "AWS_REGION",
                "eu-west-1",
                "AWS_ENDPOINT_URL",
                sts.url().toString());
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private static StandIn.Told answer(StandIn.Asked asked) {
        String action = asked.body().replaceAll("^Action=([A-Za-z]+).*", "$1");
        return StandIn.Told.ok(
                """
                <%sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%sResult>
                <Credentials><AccessKeyId>ASIA%s</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                <SessionToken>t</SessionToken><Expiration>2026-11-24T15:00:00Z</Expiration>
                </Credentials></%sResult></%sResponse>\
                """
                        .formatted(action, action, action, action, action));
    }
}
