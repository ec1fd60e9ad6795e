package dev.mayfly.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.Job;
import dev.mayfly.minting.MintingRing;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.TokenShape;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.store.KeyRingStore;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A GitHub-shaped token (RS256, 27 claims) from its text to a verified caller, on one thread with
/// the keys cached. The difference to [SignatureBenchmark] is what reading and checking costs;
/// `parse` is its larger part.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup before any benchmark
public class TokenBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String URL = "127.0.0.1:6293/oidc/dev";
    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";
    private static final int TOKENS = 512;

    private final String[] tokens = new String[TOKENS];
    private WebIdentityVerifier verifier;
    private AccountState account;
    private int next;

    /// Mints the tokens, each another, and registers their issuer.
    @Setup
    public void prepare() {
        CryptoProvider crypto = CryptoProvider.preferring(AmazonCorrettoCryptoProvider.INSTANCE);
        KeyRings.Envelope plain =
                new KeyRings.Envelope((bytes, _) -> bytes.clone(), (bytes, _) -> bytes.clone());
        MintingRing ring =
                MintingRing.open(
                        new KeyRings(new Forgetful(), plain, InstantSource.fixed(NOW)),
                        MintingRing.DEVELOPMENT,
                        new SecureRandom());
        DevelopmentIssuer issuer =
                new DevelopmentIssuer(
                        "http://" + URL,
                        new TokenMinter(ring, crypto),
                        InstantSource.fixed(NOW),
                        new Random(1));
        for (int i = 0; i < TOKENS; i++) {
            tokens[i] = issuer.token(Job.of(TokenShape.GITHUB, "octo-org/app-" + i)).reveal();
        }
        IssuerKeys keys =
                new IssuerKeys(
                        address ->
                                address.toString().endsWith("jwks")
                                        ? issuer.keySet()
                                        : issuer.discovery(),
                        crypto,
                        InstantSource.fixed(NOW),
                        Runnable::run);
        verifier =
                new WebIdentityVerifier(
                        keys, crypto, IssuerProfiles.shipped(), WebIdentityVerifier.DEFAULT_SKEW);
        account = account();
    }

    @Benchmark
    public VerifiedCaller verify() {
        return verifier.verify(UnverifiedToken.parse(token()), ROLE, account, NOW);
    }

    @Benchmark
    public UnverifiedToken parse() {
        return UnverifiedToken.parse(token());
    }

    private String token() {
        next = (next + 1) % TOKENS;
        return tokens[next];
    }

    private static AccountState account() {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        IdentityProvider provider =
                new IdentityProvider(
                        URL, true, List.of("sts.amazonaws.com"), List.of(), NOW, List.of());
        return new AccountState(
                empty.account(),
                empty.alias(),
                empty.roles(),
                new TreeMap<>(Map.of(URL, provider)),
                empty.policies(),
                empty.instanceProfiles(),
                empty.users(),
                empty.groups(),
                empty.revokedSessions(),
                Holdings.EMPTY);
    }

    /// Rings are made anew with every run.
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
