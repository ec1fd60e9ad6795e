package dev.mayfly.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.claims.Claims;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.issuance.DevelopmentTokens;
import dev.mayfly.issuance.Site;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.minting.DevelopmentIssuer;
import dev.mayfly.minting.MintingRing;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.session.VerifiedCaller;
import dev.mayfly.store.KeyRingStore;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.UnverifiedToken;
import dev.mayfly.webidentity.WebIdentityVerifier;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireRequest.Peer;
import dev.mayfly.wire.WireResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerPagesTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final MintingRing RING = ring();

    private Instant now = START;
    private final TokenMinter minter = new TokenMinter(RING, CryptoProvider.jdk());
    private final DevelopmentIssuer development =
            new DevelopmentIssuer(
                    "http://127.0.0.1:6293/oidc/dev", minter, () -> now, new Random(1));
    private final WebIdentityTokenIssuer outbound =
            new WebIdentityTokenIssuer(
                    "https://mayfly.example.com/oidc", "us-east-1", minter, new Random(1));
    private final List<TrailEvent> events = new ArrayList<>();
    private final DevelopmentTokens tokens = tokens(new TrailOf(events::add));
    private final IssuerPages pages = IssuerPages.of(outbound, tokens);

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/dev", "/oidc"})
    void everyIssuerLeadsFromDiscoveryToItsKeys(String path) {
        Claims discovery = json(get(path + "/.well-known/openid-configuration"));
        URI keys = URI.create(discovery.text("jwks_uri").orElseThrow());

        assertThat(discovery.text("issuer").orElseThrow()).endsWith(path);
        assertThat(keys.getPath()).startsWith(path);
        assertThat(get(keys.getPath()).body()).isNotEmpty();
    }

    @Test
    void otherPathsAreNotOurs() {
        assertThat(get("/oidc/dev").status()).isEqualTo(404);
        assertThat(get("/oidc/dev/.well-known/openid-configuration/").status()).isEqualTo(404);
        assertThat(get("/.well-known/openid-configuration").status()).isEqualTo(404);
    }

    @Test
    void withoutADevelopmentIssuerNobodyGetsDevelopmentTokens() {
        IssuerPages only = IssuerPages.of(outbound);

        assertThat(only.answer(request("GET", "/oidc/dev/github/token", true)).status())
                .isEqualTo(404);
        assertThat(only.answer(request("GET", "/oidc/dev/.well-known/jwks", true)).status())
                .isEqualTo(404);
    }

    @Test
    void theDevelopmentIssuerIsThereForThisMachineOnly() {
        String path = "/oidc/dev/.well-known/jwks";

        assertThat(pages.answer(request("GET", path, true)).status()).isEqualTo(200);
        assertThat(pages.answer(request("GET", path, false)).status()).isEqualTo(404);
        assertThat(pages.answer(request("GET", "/oidc/.well-known/jwks", false)).status())
                .isEqualTo(200);
        assertThat(pages.answer(request("POST", path, true)).status()).isEqualTo(405);
    }

    @Test
    void tokensAreNotCachedAndKeysAreForLessThanTheyWait() {
        assertThat(get("/oidc/.well-known/jwks").headers())
                .containsEntry("Cache-Control", "max-age=300");
        assertThat(get("/oidc/dev/github/token").headers())
                .containsEntry("Cache-Control", "no-store");
    }

    @Test
    void aRunnersRequestGetsATokenForItsJobAndAudience() {
        Claims variables = actions("{\"like\": \"github\", \"repo\": \"octo-org/app\"}");
        URI url = URI.create(variables.text("url").orElseThrow());

        WireResponse page =
                ask(url, "bearer " + variables.text("token").orElseThrow(), "sts.amazonaws.com");

        String token = json(page).text("value").orElseThrow();
        assertThat(page.status()).isEqualTo(200);
        VerifiedCaller caller = verify(token);
        assertThat(caller.subject()).isEqualTo("repo:octo-org/app:ref:refs/heads/main");
        assertThat(caller.audience()).isEqualTo("sts.amazonaws.com");
    }

    @Test
    void aRequestTokenIsRefusedWhenChangedAndWhenOver() {
        Claims variables = actions("{\"like\": \"github\", \"repo\": \"octo-org/app\"}");
        URI url = URI.create(variables.text("url").orElseThrow());
        String token = variables.text("token").orElseThrow();

        assertThat(ask(url, "Bearer " + token, "a").status()).isEqualTo(200);
        assertThat(ask(url, "Bearer " + token.replaceFirst("^e", "f"), "a").status())
                .isEqualTo(401);
        assertThat(ask(url, "Basic " + token, "a").status()).isEqualTo(401);
        assertThat(ask(url, "Bearer x.y", "a").status()).isEqualTo(401);

        now = START.plus(Duration.ofHours(12)).minusSeconds(1);
        assertThat(ask(url, "Bearer " + token, "a").status()).isEqualTo(200);
        now = START.plus(Duration.ofHours(12));
        assertThat(ask(url, "Bearer " + token, "a").status()).isEqualTo(401);
    }

    @Test
    void aJobIsDescribedInFull() {
        String request =
                """
                {"like": "github", "repo": "octo-org/app", "ref": "release/1", "event": "push",
                 "environment": "prod", "immutable": true, "audiences": ["sts.amazonaws.com"],
                 "claims": ["actor=mona", "amr:=[\\"pwd\\"]"]}\
                """;
        Claims answer = parse(new DevelopmentRequests(tokens).token(parse(request), "alice"));
        VerifiedCaller caller = verify(answer.text("token").orElseThrow());

        assertThat(caller.subject())
                .matches("repo:octo-org@[0-9]{9}/app@[0-9]{9}:environment:prod");
        assertThat(caller.trustContext())
                .containsEntry("127.0.0.1:6293/oidc/dev:actor", List.of("mona"))
                .containsEntry("127.0.0.1:6293/oidc/dev:amr", List.of("pwd"))
                .containsEntry("127.0.0.1:6293/oidc/dev:ref", List.of("refs/heads/release/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"like\": \"jenkins\", \"repo\": \"a/b\"}",
                "{\"like\": \"github\"}",
                "{\"like\": \"github\", \"repo\": \"ab\"}",
                "{\"like\": \"github\", \"repo\": \"/b\"}",
                "{\"like\": \"github\", \"repo\": \"a/b\", \"claims\": [\"x\"]}",
                "{\"like\": \"github\", \"repo\": \"a/b\", \"claims\": [\"x:=nonsense\"]}"
            })
    void aJobThatMakesNoSenseIsRefused(String request) {
        DevelopmentRequests requests = new DevelopmentRequests(tokens);

        assertThatThrownBy(() -> requests.token(parse(request), "alice"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ourOwnKeysAreNotFetchedOverTheNetwork() {
        var documents =
                pages.before(address -> {
                    throw new IllegalStateException("went out to " + address);
                });

        assertThat(documents.fetch(URI.create("http://127.0.0.1:6293/oidc/dev/.well-known/jwks")))
                .isNotEmpty();
        assertThatThrownBy(() -> documents.fetch(URI.create("http://127.0.0.1:6293/oidc/dev2")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyTokenIsRecordedWithWhoAskedAndForWhichJobAndNeverTheTokenItself() {
        Claims variables = actions("{\"like\": \"github\", \"repo\": \"octo-org/app\"}");
        String requestToken = variables.text("token").orElseThrow();
        URI url = URI.create(variables.text("url").orElseThrow());
        String token = json(ask(url, "bearer " + requestToken, "mine")).text("value").orElseThrow();

        assertThat(events)
                .extracting(TrailEvent::eventName)
                .containsExactly("MintDevelopmentRequestToken", "MintDevelopmentToken");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.identity())
                                .isEqualTo(new UserIdentity.LocalOperator("alice")));
        assertThat(events.getLast().requestParameters().orElseThrow())
                .containsEntry("repository", "octo-org/app")
                .containsEntry("audiences", List.of("mine"));
        assertThat(events.toString()).doesNotContain(requestToken).doesNotContain(token);
    }

    @Test
    void aTokenThatCannotBeRecordedIsNotGivenOut() {
        DevelopmentRequests unrecorded =
                new DevelopmentRequests(
                        tokens(
                                new TrailOf(_ -> {
                                    throw new IllegalStateException("the disk is full");
                                })));
        Claims job = parse("{\"like\": \"github\", \"repo\": \"octo-org/app\"}");

        assertThatThrownBy(() -> unrecorded.token(job, "alice")).hasMessage("the disk is full");
        assertThatThrownBy(() -> unrecorded.actions(job, "alice")).hasMessage("the disk is full");
    }

    private DevelopmentTokens tokens(TrailStore trail) {
        return new DevelopmentTokens(
                development,
                trail,
                new EventIds(() -> now, new Random(2)),
                new Site(new AccountId("123456789012"), "us-east-1", () -> now));
    }

    private Claims actions(String job) {
        return parse(new DevelopmentRequests(tokens).actions(parse(job), "alice"));
    }

    private WireResponse ask(URI url, String authorization, String audience) {
        return pages.answer(
                new WireRequest(
                        "GET",
                        url.getPath(),
                        url.getQuery() + "&audience=" + audience,
                        Headers.of("Authorization", authorization),
                        new byte[0],
                        peer(true)));
    }

    private WireResponse get(String path) {
        return pages.answer(request("GET", path, true));
    }

    private static WireRequest request(String method, String path, boolean loopback) {
        return new WireRequest(method, path, "", Headers.of(), new byte[0], peer(loopback));
    }

    private static Peer peer(boolean loopback) {
        return new Peer("192.0.2.1", loopback, Optional.empty(), Optional.empty());
    }

    private static Claims json(WireResponse page) {
        return Claims.parse(page.body());
    }

    private static Claims parse(String json) {
        return Claims.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private VerifiedCaller verify(String token) {
        IssuerKeys keys =
                new IssuerKeys(
                        pages.before(address -> new byte[0]),
                        CryptoProvider.jdk(),
                        () -> now,
                        Runnable::run);
        return new WebIdentityVerifier(
                        keys,
                        CryptoProvider.jdk(),
                        IssuerProfiles.shipped(),
                        WebIdentityVerifier.DEFAULT_SKEW)
                .verify(
                        UnverifiedToken.parse(token),
                        "arn:aws:iam::123456789012:role/any",
                        account(),
                        now);
    }

    private static AccountState account() {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        String url = "127.0.0.1:6293/oidc/dev";
        return new AccountState(
                empty.account(),
                empty.alias(),
                empty.roles(),
                new TreeMap<>(
                        Map.of(
                                url,
                                new IdentityProvider(
                                        url,
                                        true,
                                        List.of("sts.amazonaws.com"),
                                        List.of(),
                                        START,
                                        List.of()))),
                empty.policies(),
                empty.instanceProfiles(),
                empty.users(),
                empty.groups(),
                empty.revokedSessions(),
                Holdings.EMPTY);
    }

    private static MintingRing ring() {
        Map<String, KeyRingStore.WrappedRing> stored = new HashMap<>();
        KeyRingStore store =
                new KeyRingStore() {
                    @Override
                    public Optional<WrappedRing> load(String name) {
                        return Optional.ofNullable(stored.get(name));
                    }

                    @Override
                    public boolean replace(String name, long expectedVersion, byte[] wrapped) {
                        stored.put(name, new WrappedRing(expectedVersion + 1, wrapped));
                        return true;
                    }
                };
        KeyRings.Envelope plain =
                new KeyRings.Envelope((bytes, _) -> bytes.clone(), (bytes, _) -> bytes.clone());
        return MintingRing.open(
                new KeyRings(store, plain, () -> START),
                MintingRing.DEVELOPMENT,
                new SecureRandom());
    }
}
