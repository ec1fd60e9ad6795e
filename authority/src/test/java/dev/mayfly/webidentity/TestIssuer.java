package dev.mayfly.webidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.VerifiedCaller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An issuer held in memory: the documents it publishes, a count of who asked for them, and a
/// switch for outages. Beside it a clock that stands still until told.
final class TestIssuer implements IssuerDocuments, InstantSource {

    static final String URL = "idp.example.com/tenant";
    static final String ISSUER = "https://" + URL;
    static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    final TestKeys keys = new TestKeys();
    final List<URI> fetched = new ArrayList<>();
    Map<String, String> documents = new LinkedHashMap<>();
    boolean down;
    Instant now = START;

    TestIssuer() {
        publish(keys.keySet());
    }

    void publish(String keySet) {
        documents.put(
                ISSUER + "/.well-known/openid-configuration",
                """
                {"issuer": "%s", "jwks_uri": "%s/keys"}
                """
                        .formatted(ISSUER, ISSUER));
        documents.put(ISSUER + "/keys", keySet);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public byte[] fetch(URI address) {
        fetched.add(address);
        String document = documents.get(address.toString());
        if (down || document == null) {
            throw new UnreachableIssuerException("down for the test");
        }
        return document.getBytes(StandardCharsets.UTF_8);
    }

    IdentityProvider provider() {
        return new IdentityProvider(
                URL, false, List.of("client-a", "client-b"), List.of(), START, List.of());
    }

    AccountState account() {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        return new AccountState(
                empty.account(),
                empty.alias(),
                empty.roles(),
                new TreeMap<>(Map.of(URL, provider())),
                empty.policies(),
                empty.instanceProfiles(),
                empty.users(),
                empty.groups(),
                empty.revokedSessions(),
                Holdings.EMPTY);
    }

    /// Claims this issuer would make for a subject, good for five minutes from the start.
    static String claims() {
        long start = START.getEpochSecond();
        return """
        {"iss": "%s", "aud": "client-a", "sub": "subject", "iat": %d, "exp": %d}\
        """
                .formatted(ISSUER, start, start + 300);
    }

    /// The subject of a token that verifies.
    String verify(String token) {
        return caller(token).subject();
    }

    /// What a token that verifies makes of its bearer.
    VerifiedCaller caller(String token) {
        return new WebIdentityVerifier(
                        new IssuerKeys(this, CryptoProvider.jdk(), this, Runnable::run),
                        CryptoProvider.jdk(),
                        IssuerProfiles.shipped(),
                        WebIdentityVerifier.DEFAULT_SKEW)
                .verify(
                        UnverifiedToken.parse(token),
                        "arn:aws:iam::123456789012:role/deploy",
                        account(),
                        now);
    }

    /// The sentence that answers a token that does not verify.
    String refusal(String token) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> verify(token));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.refusal().message();
    }
}
