package dev.mayfly.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.claims.Claims;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.MemoryKeyRingStore;
import dev.mayfly.keys.XorEnvelope;
import dev.mayfly.minting.WebIdentityTokenIssuer.Issued;
import dev.mayfly.minting.WebIdentityTokenIssuer.Request;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.UnverifiedToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebIdentityTokenIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.750Z");
    private static final MintingRing RING =
            MintingRing.open(
                    new KeyRings(
                            new MemoryKeyRingStore(),
                            XorEnvelope.envelope(),
                            InstantSource.fixed(NOW)),
                    MintingRing.OUTBOUND,
                    new SecureRandom());

    private final WebIdentityTokenIssuer issuer =
            new WebIdentityTokenIssuer(
                    "https://mayfly.example.com/oidc",
                    "us-east-1",
                    new TokenMinter(RING, CryptoProvider.jdk()),
                    new Random(1));

    @Test
    void saysOfASessionWhatAwsSays() {
        Issued issued =
                issuer.issue(
                        new Request(
                                session(),
                                List.of(new Tag("team", "blue")),
                                List.of("https://api.example.com"),
                                MintingAlgorithm.ES384,
                                Duration.ofMinutes(5),
                                List.of(new Tag("job", "42"))),
                        NOW);
        Claims claims = UnverifiedToken.parse(issued.token().reveal()).claims();
        Claims aws = claims.members("https://sts.amazonaws.com/").orElseThrow();

        assertThat(issued.expiration()).isEqualTo(Instant.parse("2026-11-24T12:05:00Z"));
        assertThat(claims.text("iss")).contains("https://mayfly.example.com/oidc");
        assertThat(claims.text("aud")).contains("https://api.example.com");
        assertThat(claims.text("sub")).contains("arn:aws:iam::123456789012:role/ci/deploy");
        assertThat(claims.whole("exp")).contains(issued.expiration().getEpochSecond());
        assertThat(claims.whole("iat")).contains(NOW.getEpochSecond());
        assertThat(claims.text("jti")).isPresent();
        assertThat(aws.text("aws_account")).contains("123456789012");
        assertThat(aws.text("source_region")).contains("us-east-1");
        assertThat(aws.text("principal_id")).contains("arn:aws:iam::123456789012:role/ci/deploy");
        assertThat(aws.text("original_session_exp")).contains("2026-11-24T13:00:00Z");
        assertThat(aws.text("source_identity")).contains("mona");
        assertThat(aws.members("principal_tags").orElseThrow().text("team")).contains("blue");
        assertThat(aws.members("request_tags").orElseThrow().text("job")).contains("42");
    }

    @ParameterizedTest
    @EnumSource
    void signsWithTheAlgorithmAskedFor(MintingAlgorithm algorithm) {
        Request request = request(algorithm, Duration.ofMinutes(1), List.of("a", "b"));
        UnverifiedToken token = UnverifiedToken.parse(issuer.issue(request, NOW).token().reveal());

        assertThat(token.algorithm().jwtName()).isEqualTo(algorithm.name());
        assertThat(token.claims().texts("aud")).contains(List.of("a", "b"));
        assertThat(new String(issuer.keySet(), StandardCharsets.UTF_8))
                .contains(token.keyId().orElseThrow());
    }

    @Test
    void refusesATokenThatOutlivesItsSession() {
        Instant fiveBefore = session().expiresAt().minus(Duration.ofMinutes(5));
        Request request = request(MintingAlgorithm.RS256, Duration.ofMinutes(5), List.of("a"));

        assertThat(request.outlivesSession(fiveBefore)).isFalse();
        assertThat(issuer.issue(request, fiveBefore).expiration()).isEqualTo(session().expiresAt());
        Instant later = fiveBefore.plusSeconds(1);
        assertThat(request.outlivesSession(later)).isTrue();
        assertThatThrownBy(() -> issuer.issue(request, later))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {59, 3601, 0, -1})
    void refusesLifetimesOutsideAwssBounds(long seconds) {
        assertThatThrownBy(() ->
                        request(MintingAlgorithm.RS256, Duration.ofSeconds(seconds), List.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Request request(
            MintingAlgorithm algorithm, Duration lifetime, List<String> audiences) {
        return new Request(session(), List.of(), audiences, algorithm, lifetime, List.of());
    }

    private static SessionClaims session() {
        return new SessionClaims(
                new AccountId("123456789012"),
                "ASIAQNZGKIQY56JQ7WML",
                "deploy",
                "/ci/",
                "AROAEXAMPLEEXAMPLE123",
                "run-1",
                Instant.parse("2026-11-24T12:00:00Z"),
                Instant.parse("2026-11-24T13:00:00Z"),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.of("mona"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }
}
