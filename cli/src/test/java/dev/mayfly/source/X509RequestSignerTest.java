package dev.mayfly.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.refusal.RefusedException;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.WireRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is signed here is verified by the authority's verifier, which itself is held to a request
/// recorded from AWS's helper.
class X509RequestSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
    private static final URI SESSIONS =
            URI.create("http://127.0.0.1:6293/sessions?profileArn=a%3Ab&roleArn=c%2Fd");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "rsa4096", "p256", "p384"})
    void signsAsTheVerifierOfTheAuthorityWantsIt(String kind) {
        Pair pair = Pair.of(kind, NOW);

        WireRequest request = signed(pair, List.of(pair.certificate()), SESSIONS, "127.0.0.1:6293");

        assertThat(
                        new X509Verifier("us-east-1")
                                .prove(request, Service.ROLES_ANYWHERE, NOW)
                                .certificates()
                                .endEntity())
                .isEqualTo(pair.certificate());
    }

    @Test
    void sendsTheChainAndSignsIt() {
        Pair pair = Pair.of("p256", NOW);
        Pair above = Pair.of("rsa2048", NOW);

        WireRequest request =
                signed(
                        pair,
                        List.of(pair.certificate(), above.certificate()),
                        SESSIONS,
                        "127.0.0.1:6293");

        assertThat(
                        new X509Verifier("us-east-1")
                                .prove(request, Service.ROLES_ANYWHERE, NOW)
                                .certificates()
                                .others())
                .containsExactly(above.certificate());
        assertThat(request.headers().first("authorization").orElseThrow())
                .contains(
                        "SignedHeaders=content-type;host;x-amz-date;x-amz-x509;x-amz-x509-chain,");
    }

    /// The transport writes no port that the scheme implies.
    @ParameterizedTest
    @ValueSource(strings = {"https://mayfly.corp:443/sessions", "https://mayfly.corp/sessions"})
    void signsTheHostAsItIsSent(String url) {
        Pair pair = Pair.of("p256", NOW);

        WireRequest request =
                signed(pair, List.of(pair.certificate()), URI.create(url), "mayfly.corp");

        assertThat(new X509Verifier("us-east-1").prove(request, Service.ROLES_ANYWHERE, NOW))
                .isNotNull();
    }

    @Test
    void isGoodForOneHostOnly() {
        Pair pair = Pair.of("p256", NOW);
        WireRequest request = signed(pair, List.of(pair.certificate()), SESSIONS, "127.0.0.1:6294");

        assertThatThrownBy(() ->
                        new X509Verifier("us-east-1").prove(request, Service.ROLES_ANYWHERE, NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Invalid signature");
    }

    private static WireRequest signed(
            Pair pair, List<X509Certificate> chain, URI url, String host) {
        Map<String, String> headers =
                new X509RequestSigner(
                                new CertificateKey(pair.keys().getPrivate(), chain),
                                "us-east-1",
                                "rolesanywhere")
                        .sign(
                                url,
                                new TreeMap<>(Map.of("content-type", "application/json")),
                                BODY,
                                NOW);
        Headers.Builder sent = new Headers.Builder();
        sent.add("host", host);
        headers.forEach(sent::add);
        return new WireRequest(
                "POST",
                url.getRawPath(),
                url.getRawQuery() == null ? "" : url.getRawQuery(),
                sent.build(),
                BODY,
                new WireRequest.Peer("127.0.0.1", true, Optional.empty(), Optional.empty()));
    }
}
