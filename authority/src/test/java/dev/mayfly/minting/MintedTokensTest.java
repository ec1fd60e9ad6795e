package dev.mayfly.minting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.MemoryKeyRingStore;
import dev.mayfly.keys.XorEnvelope;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerDocuments;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MintedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";
    private static final MemoryKeyRingStore STORE = new MemoryKeyRingStore();
    private static final MintingRing RING = ring(STORE, NOW);

    private final DevelopmentIssuer issuer =
            new DevelopmentIssuer(
                    "http://127.0.0.1:6293/oidc/dev",
                    new TokenMinter(RING, CryptoProvider.jdk()),
                    InstantSource.fixed(NOW),
                    new Random(1));

    @ParameterizedTest
    @EnumSource
    void aDevelopmentTokenOfEveryShapeVerifies(TokenShape shape) {
        VerifiedCaller caller = verify(issuer.token(Job.of(shape, "octo-org/app")).reveal());

        assertThat(caller.audience()).isEqualTo("sts.amazonaws.com");
        assertThat(caller.subject()).contains("o");
        assertThat(caller.principalArn())
                .isEqualTo("arn:aws:iam::123456789012:oidc-provider/127.0.0.1:6293/oidc/dev");
    }

    @Test
    void aGitHubTokenCarriesGitHubsConditionKeysUnderOurIssuer() {
        Job job = Job.of(TokenShape.GITHUB, "octo-org/app").inEnvironment("prod:eu");
        VerifiedCaller caller = verify(issuer.token(job).reveal());

        assertThat(caller.trustContext())
                .containsEntry(
                        "127.0.0.1:6293/oidc/dev:sub",
                        List.of("repo:octo-org/app:environment:prod%3Aeu"))
                .containsEntry("127.0.0.1:6293/oidc/dev:repository", List.of("octo-org/app"))
                .containsEntry("127.0.0.1:6293/oidc/dev:ref", List.of("refs/heads/main"))
                .doesNotContainKey("127.0.0.1:6293/oidc/dev:event_name");
        assertThat(caller.provenance())
                .containsEntry("repository", "octo-org/app")
                .containsEntry("environment", "prod:eu")
                .containsKeys("workflow", "ref", "runId", "actor", "sha");
    }

    @Test
    void aTokenOfAnotherRingDoesNotVerify() {
        MintingRing other = ring(new MemoryKeyRingStore(), NOW);
        DevelopmentIssuer imposter =
                new DevelopmentIssuer(
                        issuer.address(),
                        new TokenMinter(other, CryptoProvider.jdk()),
                        InstantSource.fixed(NOW),
                        new Random(1));
        String token = imposter.token(Job.of(TokenShape.GITHUB, "octo-org/app")).reveal();

        assertThatThrownBy(() -> verify(token)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aRingReadBackSignsWhatTheOldOneVerifies() {
        MintingRing copy = ring(STORE, NOW);

        assertThat(copy.publicKeySet()).isEqualTo(RING.publicKeySet());
        DevelopmentIssuer again =
                new DevelopmentIssuer(
                        issuer.address(),
                        new TokenMinter(copy, CryptoProvider.jdk()),
                        InstantSource.fixed(NOW),
                        new Random(1));
        String token = again.token(Job.of(TokenShape.GITHUB, "octo-org/app")).reveal();
        assertThat(verify(token).subject()).isEqualTo("repo:octo-org/app:ref:refs/heads/main");
    }

    @Test
    void aRotatedRingSignsWithTheOldKeyUntilTheNewOneHasBeenSeen() {
        MemoryKeyRingStore store = new MemoryKeyRingStore();
        String before = ring(store, NOW).signer(MintingAlgorithm.RS256).id();
        Instant rotation = NOW.plus(Duration.ofDays(1));
        ring(store, rotation).keyRing().rotate();
        Instant active = rotation.plus(Duration.ofMinutes(15));

        assertThat(ring(store, active.minusSeconds(1)).signer(MintingAlgorithm.RS256).id())
                .isEqualTo(before);
        assertThat(ring(store, active).signer(MintingAlgorithm.RS256).id()).isNotEqualTo(before);
        assertThat(new String(ring(store, rotation).publicKeySet(), StandardCharsets.UTF_8))
                .contains(before);
    }

    private static MintingRing ring(MemoryKeyRingStore store, Instant now) {
        KeyRings rings = new KeyRings(store, XorEnvelope.envelope(), InstantSource.fixed(now));
        return MintingRing.open(rings, MintingRing.DEVELOPMENT, new SecureRandom());
    }

    private VerifiedCaller verify(String token) {
        IssuerDocuments documents =
                address ->
                        address.getPath().endsWith("openid-configuration")
                                ? issuer.discovery()
                                : issuer.keySet();
        WebIdentityVerifier verifier =
                new WebIdentityVerifier(
                        new IssuerKeys(
                                documents,
                                CryptoProvider.jdk(),
                                InstantSource.fixed(NOW),
                                Runnable::run),
                        CryptoProvider.jdk(),
                        IssuerProfiles.shipped(),
                        WebIdentityVerifier.DEFAULT_SKEW);
        return verifier.verify(UnverifiedToken.parse(token), ROLE, account(), NOW);
    }

    private static AccountState account() {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        String url = "127.0.0.1:6293/oidc/dev";
        IdentityProvider provider =
                new IdentityProvider(
                        url, true, List.of("sts.amazonaws.com"), List.of(), NOW, List.of());
        return new AccountState(
                empty.account(),
                empty.alias(),
                empty.roles(),
                new TreeMap<>(Map.of(url, provider)),
                empty.policies(),
                empty.instanceProfiles(),
                empty.users(),
                empty.groups(),
                empty.revokedSessions(),
                Holdings.EMPTY);
    }
}
