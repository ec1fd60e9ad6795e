package dev.mayfly.api;

import dev.mayfly.access.RolePolicies;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.AccountId;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionMint;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.minting.MintingRing;
import dev.mayfly.minting.TokenMinter;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.SessionVerifier;
import dev.mayfly.session.TokenSealer;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.KeyRingStore;
import dev.mayfly.store.StateStore;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.webidentity.CryptoProvider;
import dev.mayfly.webidentity.IssuerKeys;
import dev.mayfly.webidentity.WebIdentityVerifier;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// STS as its callers meet it, form in and XML out, with real tokens, policies and sessions; only
/// the signature is taken for granted: whoever is [#caller] has signed.
final class StsWire {

    static final AccountId ACCOUNT = new AccountId("123456789012");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String TRUST_MAIN =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":\
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},\
            "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{\
            "token.actions.githubusercontent.com:aud":"sts.amazonaws.com",\
            "token.actions.githubusercontent.com:sub":"repo:acme/app:ref:refs/heads/main"}}}]}\
            """;
    static final String TRUST_ACCOUNT =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"AWS":"123456789012"},\
            "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}\
            """;

    /// Made once: its RSA key takes longer than a test.
    private static final WebIdentityTokenIssuer OUTBOUND =
            new WebIdentityTokenIssuer(
                    "https://mayfly.example",
                    "us-east-1",
                    new TokenMinter(
                            MintingRing.open(
                                    rings(InstantSource.fixed(NOW)),
                                    MintingRing.OUTBOUND,
                                    new SecureRandom()),
                            CryptoProvider.jdk()),
                    new SecureRandom());

    final TestTokens tokens = TestTokens.genuine();
    final List<TrailEvent> events = new ArrayList<>();
    private final List<Operation<?, ?>> operations = new ArrayList<>();
    private final InstantSource clock = InstantSource.fixed(NOW);
    private final SecureRandom random = new SecureRandom();
    final Directory directory = new Directory(new History(new ArrayList<>()));
    private final PolicyLookup lookup = new PolicyLookup(new AwsManagedPolicies());
    private final KeyRings rings = rings(clock);
    private final TokenSealer sealer = new TokenSealer(TokenSealer.ring(rings, random), random);
    private final AccessKeyIds accessKeyIds = new AccessKeyIds(random);
    final SessionVerifier verifier = new SessionVerifier(sealer, directory);
    private final Dispatcher dispatcher = dispatcher();
    SessionClaims caller = session(AdministratorRole.role());

    static KeyRings rings(InstantSource clock) {
        return new KeyRings(
                new Rings(new HashMap<>()),
                new KeyRings.Envelope((bytes, _) -> bytes, (bytes, _) -> bytes),
                clock);
    }

    private Dispatcher dispatcher() {
        RolePolicies policies = new RolePolicies(lookup);
        CallCircumstances circumstances = new CallCircumstances("us-east-1");
        AuthorizationMessages messages =
                new AuthorizationMessages(AuthorizationMessages.ring(rings, random));
        TrailStore trail = new Events(events);
        operations.addAll(api(policies, circumstances, messages, trail).operations());
        return new Dispatcher(
                operations,
                new Dispatcher.Ports(
                        new Signed(),
                        new X509Verifier("us-east-1"),
                        new PolicyAuthorizer(
                                new dev.mayfly.access.Authorizer(directory, policies),
                                circumstances),
                        trail,
                        (_, _, _) -> {},
                        Standing.ALONE),
                new Dispatcher.Site(
                        ACCOUNT,
                        "us-east-1",
                        clock,
                        new RequestIds(new Random(1)),
                        new EventIds(clock, new Random(2))));
    }

    private StsApi api(
            RolePolicies policies,
            CallCircumstances circumstances,
            AuthorizationMessages messages,
            TrailStore trail) {
        CryptoProvider crypto = CryptoProvider.jdk();
        WebIdentityVerifier webIdentity =
                new WebIdentityVerifier(
                        new IssuerKeys(tokens, crypto, clock, Runnable::run),
                        crypto,
                        IssuerProfiles.shipped(),
                        WebIdentityVerifier.DEFAULT_SKEW);
        SessionIssuer issuer =
                new SessionIssuer(
                        directory,
                        lookup,
                        new TrustEvaluator(policies),
                        new SessionMint(ACCOUNT, accessKeyIds, sealer));
        return new StsApi(
                new StsSessions(
                        directory,
                        webIdentity,
                        issuer,
                        new StsSessions.Answering(circumstances, messages)),
                new StsInquiries(directory, messages, trail, OUTBOUND));
    }

    /// What is served.
    List<Operation<?, ?>> operations() {
        return List.copyOf(operations);
    }

    /// Registers GitHub as a provider.
    void provider() {
        directory.update(state ->
                state.with(
                        new IdentityProvider(
                                TestTokens.URL,
                                false,
                                List.of("sts.amazonaws.com"),
                                List.of(),
                                NOW,
                                List.of())));
    }

    /// Adds a role with a trust policy and one inline policy that allows `actions`.
    Role role(String name, String trust, String actions) {
        TreeMap<String, PolicyText> inline = new TreeMap<>();
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
                        .formatted(actions);
        inline.put(
                "actions", new PolicyText(policy, PolicyParser.parse(policy, PolicyKind.IDENTITY)));
        Role role =
                new Role(
                        name,
                        "/",
                        "AROA" + name.toUpperCase(Locale.ROOT) + "A".repeat(17 - name.length()),
                        NOW.minusSeconds(60),
                        Optional.empty(),
                        Duration.ofHours(1),
                        new PolicyText(trust, PolicyParser.parse(trust, PolicyKind.TRUST)),
                        Map.of(),
                        inline,
                        new TreeSet<>(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
        directory.update(state -> state.with(role));
        return role;
    }

    /// The claims of an hour's session of a role.
    SessionClaims session(Role role) {
        return new SessionClaims(
                ACCOUNT,
                accessKeyIds.next(ACCOUNT),
                role.name(),
                role.path(),
                role.uniqueId(),
                "alice",
                NOW,
                NOW.plus(Duration.ofHours(1)),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }

    /// Calls an action with parameters given as `name, value, name, value, …`.
    IamWire.Answer call(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=2011-06-15");
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&').append(parameters[i]).append('=');
            form.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        WireResponse response =
                dispatcher.answer(
                        new WireRequest(
                                "POST",
                                "/",
                                "",
                                Headers.of("content-type", "application/x-www-form-urlencoded"),
                                form.toString().getBytes(StandardCharsets.UTF_8),
                                new WireRequest.Peer(
                                        "192.0.2.7", false, Optional.empty(), Optional.empty())));
        return new IamWire.Answer(
                response.status(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private final class Signed implements Authenticator {

        @Override
        public SessionClaims authenticate(WireRequest request, Service service, Instant now) {
            return caller;
        }

        @Override
        public Optional<String> claimedAccessKeyId(WireRequest request) {
            return Optional.empty();
        }
    }

    private record Events(List<TrailEvent> all) implements TrailStore {

        @Override
        public void append(TrailEvent event) {
            all.add(event);
        }

        @Override
        public List<RecordedEvent> find(TrailQuery query) {
            return List.of();
        }

        @Override
        public Optional<RecordedEvent> byId(String eventId) {
            return all.stream()
                    .filter(event -> event.eventId().equals(eventId))
                    .findFirst()
                    .map(event ->
                            new RecordedEvent(
                                    1,
                                    eventId,
                                    event.time(),
                                    event.eventSource(),
                                    event.eventName(),
                                    event.readOnly(),
                                    Optional.empty(),
                                    "",
                                    List.of(),
                                    "{}",
                                    event.denial()));
        }
    }

    private record Rings(Map<String, WrappedRing> rings) implements KeyRingStore {

        @Override
        public Optional<WrappedRing> load(String name) {
            return Optional.ofNullable(rings.get(name));
        }

        @Override
        public boolean replace(String name, long expectedVersion, byte[] wrapped) {
            rings.put(name, new WrappedRing(expectedVersion + 1, wrapped));
            return true;
        }
    }

    private record History(List<AccountState> states) implements StateStore {

        @Override
        public Revision load() {
            return states.isEmpty()
                    ? new Revision(0, AccountState.empty(ACCOUNT))
                    : new Revision(states.size(), states.getLast());
        }

        @Override
        public long newestRevision() {
            return states.size();
        }

        @Override
        public boolean commit(Revision base, AccountState next) {
            return states.add(next);
        }
    }
}
