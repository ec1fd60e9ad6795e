package dev.mayfly.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.upstream.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final String ANSWER =
            """
            {"credentialSet":[{"assumedRoleUser":{"arn":"arn:aws:sts::123456789012:assumed-role/r/n",\
            "assumedRoleId":"AROA:n"},"credentials":{"accessKeyId":"ASIAEXAMPLE",\
            "secretAccessKey":"secret","sessionToken":"token","expiration":"2026-11-24T15:00:00Z"},\
            "packedPolicySize":10,"roleArn":"arn:aws:iam::123456789012:role/r",\
            "sourceIdentity":"node1"}],"subjectArn":"arn"}\
            """;

    @TempDir Path directory;

    @Test
    void getsASessionAsAwsHelperDoes() throws IOException {
        try (StandIn authority = new StandIn(_ -> new StandIn.Told(201, Map.of(), ANSWER))) {
            Credentials credentials = source(authority.url()).fetch();

            assertThat(credentials.accessKeyId()).isEqualTo("ASIAEXAMPLE");
            assertThat(credentials.sessionToken().reveal()).isEqualTo("token");
            assertThat(credentials.expiration()).isEqualTo(NOW.plus(Duration.ofHours(1)));
            assertThat(credentials.accountId()).contains("123456789012");
            assertThat(credentials.roleArn()).contains("arn:aws:iam::123456789012:role/r");
            StandIn.Asked asked = authority.asked().getFirst();
            assertThat(asked.target().toString())
                    .isEqualTo(
                            "/sessions?profileArn=arn%3Aaws%3Aprofile%2Fp"
                                    + "&roleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr"
                                    + "&trustAnchorArn=arn%3Aaws%3Atrust-anchor%2Ft");
            assertThat(asked.body())
                    .isEqualTo("{\"durationSeconds\":900,\"roleSessionName\":\"build\"}");
            assertThat(asked.headers().get("authorization"))
                    .startsWith("AWS4-X509-ECDSA-SHA256 Credential=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | AccessDeniedException | {\"message\":\"Untrusted certificate\"}"
                        + " | AccessDeniedException: Untrusted certificate | true",
                "400 | ValidationException:http://x | {\"Message\":\"bad\"}"
                        + " | ValidationException: bad | true",
                "503 | ServiceUnavailableException | {\"message\":\"later\"}"
                        + " | cannot answer now: ServiceUnavailableException: later | false",
                "429 | ThrottlingException | {} | cannot answer now | false",
                "404 | '' | <html> | is no authority: HTTP 404 | false",
                "302 | '' | '' | is no authority: HTTP 302 | false",
                "201 | '' | <html> | no CreateSession answer | false",
                "201 | '' | {\"credentialSet\":[]} | no CreateSession answer | false"
            })
    void tellsARefusalFromAnOutage(
            int status, String type, String body, String reason, boolean refusal)
            throws IOException {
        Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("x-amzn-errortype", type);
        try (StandIn authority = new StandIn(_ -> new StandIn.Told(status, headers, body))) {
            CertificateSource source = source(authority.url());

            assertThatThrownBy(source::fetch)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> {
                                assertThat(e.reason()).contains(reason);
                                assertThat(e.isRefusal()).isEqualTo(refusal);
                            });
        }
    }

    /// The stand-in's clock is the real one, far from the fixed one here.
    @Test
    void saysWhenTheClockIsOff() throws IOException {
        String refusal = "{\"message\":\"Signature expired\"}";
        Map<String, String> headers = Map.of("x-amzn-errortype", "AccessDeniedException");
        try (StandIn authority = new StandIn(_ -> new StandIn.Told(403, headers, refusal))) {
            CertificateSource source = source(authority.url(), Instant.EPOCH);

            assertThatThrownBy(source::fetch)
                    .hasMessageContaining("this machine's clock is")
                    .hasMessageContaining("behind the authority's");
        }
    }

    @Test
    void saysWhenNobodyIsThere() throws IOException {
        URI gone;
        try (StandIn authority = new StandIn(_ -> StandIn.Told.ok(""))) {
            gone = authority.url();
        }
        CertificateSource source = source(gone);

        assertThatThrownBy(source::fetch)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo("nobody answers at " + gone);
                            assertThat(e.isRefusal()).isFalse();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mayfly.corp",
                "http://127.0.0.1.evil.example",
                "http://10.0.0.1",
                "ftp://127.0.0.1",
                "https://user:password@mayfly.corp",
                "mayfly.corp"
            })
    void sendsNothingInTheClearBeyondThisMachine(String url) {
        Trust trust = new Trust.OfTheSystem();

        assertThatThrownBy(() -> new Endpoint(URI.create(url), "us-east-1", trust))
                .isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:6293",
                "http://[::1]:6293",
                "http://localhost",
                "https://mayfly.corp"
            })
    void takesTheNearestAddressesThatAreSafe(String url) {
        assertThat(new Endpoint(URI.create(url), "us-east-1", new Trust.OfTheSystem()).at("/x"))
                .hasPath("/x");
    }

    private CertificateSource source(URI url) throws IOException {
        return source(url, NOW);
    }

    private CertificateSource source(URI url, Instant now) throws IOException {
        return new CertificateSource(
                Pair.of("p256", NOW).in(directory),
                new Endpoint(url, "us-east-1", new Trust.OfTheSystem()),
                new SessionRequest(
                        "arn:aws:trust-anchor/t",
                        "arn:aws:profile/p",
                        "arn:aws:iam::123456789012:role/r",
                        Optional.of(Duration.ofMinutes(15)),
                        Optional.of("build")),
                InstantSource.fixed(now));
    }
}
