package dev.mayfly.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.issuer.HttpIssuerDocuments.Access;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.Job;
import dev.mayfly.minting.MintingRing;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.TokenShape;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.KeyRingStore;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day in the life of an issuer over HTTPS with a private authority: its keys rotate, it grows
/// slow, it goes away. Time passes by hand.
class PrivateIssuerTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void tokensVerifyThroughRotationAndOutage(@TempDir Path directory) throws Exception {
        PrivateAuthority authority = PrivateAuthority.create(directory);
        Access access =
                new Access(Optional.of(authority.certificate()), List.of(), Duration.ofSeconds(5));
        try (StaticIssuer server = StaticIssuer.https(authority.server());
                HttpIssuerDocuments documents = new HttpIssuerDocuments(access)) {
            DevelopmentIssuer first = signer(server.address());
            DevelopmentIssuer second = signer(server.address());
            WebIdentityVerifier verifier =
                    verifier(
                            new IssuerKeys(
                                    documents, CryptoProvider.jdk(), () -> now, Runnable::run));
            server.publish(first.keySet());

            verify(verifier, first);
            assertThat(server.requests).as("discovery and keys").hasValue(2);
            assertRefused(verifier, second, Refusal.InvalidIdentityToken.class);
            assertThat(server.requests).as("not asked again so soon").hasValue(2);

            server.publish(second.keySet());
            now = now.plusSeconds(10);
            verify(verifier, second);
            assertRefused(verifier, first, Refusal.InvalidIdentityToken.class);
            assertThat(server.requests).hasValue(4);

            server.goAway();
            now = now.plus(Duration.ofHours(24)).minusSeconds(1);
            verify(verifier, second);
            now = now.plusSeconds(1);
            assertRefused(verifier, second, Refusal.IdentityProviderUnreachable.class);
        }
    }

    @Test
    void aSlowIssuerIsGivenUpAndTheOldKeysServe() throws Exception {
        Access access = new Access(Optional.empty(), List.of(), Duration.ofMillis(300));
        try (StaticIssuer server = StaticIssuer.http();
                HttpIssuerDocuments documents = new HttpIssuerDocuments(access)) {
            DevelopmentIssuer signer = signer(server.address());
            IssuerKeys keys =
                    new IssuerKeys(documents, CryptoProvider.jdk(), () -> now, Runnable::run);
            WebIdentityVerifier verifier = verifier(keys);
            server.publish(signer.keySet());
            verify(verifier, signer);

            server.slow = true;
            now = now.plus(Duration.ofHours(1));
            verify(verifier, signer);
            assertThat(keys.troubles().get(server.address()))
                    .isEqualTo("`localhost` did not answer within 300 ms");
        }
    }

    private void verify(WebIdentityVerifier verifier, DevelopmentIssuer signer) {
        String token = signer.token(Job.of(TokenShape.GITHUB, "octo-org/app")).reveal();
        assertThat(
                        verifier.verify(
                                        UnverifiedToken.parse(token),
                                        "arn:aws:iam::123456789012:role/any",
                                        account(signer.address()),
                                        now)
                                .subject())
                .isEqualTo("repo:octo-org/app:ref:refs/heads/main");
    }

    private void assertRefused(
            WebIdentityVerifier verifier,
            DevelopmentIssuer signer,
            Class<? extends Refusal> refusal) {
        assertThatThrownBy(() -> verify(verifier, signer))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(refusal));
    }

    private static WebIdentityVerifier verifier(IssuerKeys keys) {
        return new WebIdentityVerifier(
                keys,
                CryptoProvider.jdk(),
                IssuerProfiles.shipped(),
                WebIdentityVerifier.DEFAULT_SKEW);
    }

    private DevelopmentIssuer signer(String address) {
        KeyRings.Envelope plain =
                new KeyRings.Envelope((bytes, _) -> bytes.clone(), (bytes, _) -> bytes.clone());
        KeyRings rings = new KeyRings(new Forgetful(), plain, () -> now);
        MintingRing ring = MintingRing.open(rings, MintingRing.DEVELOPMENT, new SecureRandom());
        return new DevelopmentIssuer(
                address, new TokenMinter(ring, CryptoProvider.jdk()), () -> now, new Random(1));
    }

    private static AccountState account(String issuer) {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        boolean plain = issuer.startsWith("http://");
        String url = issuer.substring(issuer.indexOf("://") + 3);
        IdentityProvider provider =
                new IdentityProvider(
                        url,
                        plain,
                        List.of("sts.amazonaws.com"),
                        List.of(),
                        Instant.EPOCH,
                        List.of());
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

    /// Every ring is new.
    private record Forgetful() implements KeyRingStore {
        @Override
        public Optional<WrappedRing> load(String name) {
            return Optional.empty();
        }

        @Override
        public boolean replace(String name, long expectedVersion, byte[] wrapped) {
            return true;
        }
    }
}
