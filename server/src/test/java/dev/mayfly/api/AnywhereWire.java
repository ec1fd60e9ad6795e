package dev.mayfly.api;

import dev.mayfly.access.RolePolicies;
import dev.mayfly.access.TrustEvaluator;
import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.AccountId;
import dev.mayfly.issuance.SessionIssuer;
import dev.mayfly.issuance.SessionMint;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.rolesanywhere.AnywhereProfiles;
import dev.mayfly.rolesanywhere.AnywhereSessions;
import dev.mayfly.rolesanywhere.AnywhereTags;
import dev.mayfly.rolesanywhere.Crls;
import dev.mayfly.rolesanywhere.Subjects;
import dev.mayfly.rolesanywhere.TrustAnchors;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.session.TokenSealer;
import dev.mayfly.sigv4.HelperRequest;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.StateStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.CertificateAuthenticator;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Roles Anywhere as its callers meet it: the control plane for one caller whom everything is
/// allowed, and CreateSession with real signatures at a pinned time.
final class AnywhereWire {

    final List<Permission> needed = new ArrayList<>();
    final List<TrailEvent> events = new ArrayList<>();
    private final Directory directory;
    private final InstantSource clock;
    private final AnywhereArns arns;
    private final Dispatcher dispatcher;

    AnywhereWire(AccountId account, Instant now) {
        this(account, now, new X509Verifier("us-east-1"));
    }

    AnywhereWire(AccountId account, Instant now, CertificateAuthenticator certificates) {
        this.clock = InstantSource.fixed(now);
        this.arns = new AnywhereArns(account, "us-east-1");
        this.directory = new Directory(new History(account, new ArrayList<>()));
        this.dispatcher =
                new Dispatcher(
                        operations(account),
                        new Dispatcher.Ports(
                                new IamWire.Anyone(),
                                certificates,
                                (_, permission, _) -> needed.add(permission),
                                new TrailOf(events::add),
                                (_, _, _) -> {},
                                Standing.ALONE),
                        new Dispatcher.Site(
                                account,
                                "us-east-1",
                                clock,
                                new RequestIds(new Random(1)),
                                new EventIds(clock, new Random(2))));
    }

    /// Puts in place what the recorded request of AWS's helper asks for: anchor, profile and role.
    void expectHelper() {
        Instant now = clock.instant();
        TrustAnchor anchor =
                new TrustAnchor(
                        "22222222-2222-2222-2222-222222222222",
                        "corp",
                        CertificateBundle.parse(HelperRequest.rootPem()),
                        true,
                        now,
                        now,
                        List.of(),
                        List.of());
        AnywhereProfile profile =
                new AnywhereProfile(
                        "11111111-1111-1111-1111-111111111111",
                        "servers",
                        new AnywhereProfile.Grant(
                                List.of("arn:aws:iam::000000000000:role/deploy/r"),
                                Optional.empty(),
                                List.of(),
                                Duration.ofHours(1)),
                        AnywhereProfile.Rules.DEFAULT.acceptingNames(true),
                        true,
                        "me",
                        now,
                        now,
                        List.of());
        directory.update(state ->
                state.with(role(now)).withAnywhere(state.anywhere().with(anchor).with(profile)));
    }

    private static Role role(Instant now) {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"rolesanywhere.amazonaws.com"},\
                "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],\
                "Condition":{"StringEquals":{"aws:PrincipalTag/x509Subject/OU":"prod"}}}]}\
                """;
        return new Role(
                "r",
                "/deploy/",
                "AROAQAAAAAAAAAAAAAAAR",
                now,
                Optional.empty(),
                Duration.ofHours(1),
                new PolicyText(trust, PolicyParser.parse(trust, PolicyKind.TRUST)),
                Map.of(),
                new TreeMap<>(),
                new TreeSet<>(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private List<Operation<?, ?>> operations(AccountId account) {
        AnywhereIds ids = new AnywhereIds(new Random(3));
        Subjects subjects = new Subjects(directory, clock);
        return Stream.of(
                        new TrustAnchorsApi(
                                        directory, new TrustAnchors(directory, ids, clock), arns)
                                .operations(),
                        new AnywhereProfilesApi(
                                        directory,
                                        new AnywhereProfiles(directory, ids, clock),
                                        arns)
                                .operations(),
                        new CrlsApi(directory, new Crls(directory, ids, clock), arns).operations(),
                        new AnywhereSubjectsApi(
                                        directory,
                                        subjects,
                                        new AnywhereTags(directory, "us-east-1"),
                                        arns)
                                .operations(),
                        sessions(account, subjects))
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> sessions(AccountId account, Subjects subjects) {
        SecureRandom random = new SecureRandom();
        PolicyLookup lookup = new PolicyLookup(new AwsManagedPolicies());
        KeyRings rings = StsWire.rings(clock);
        SessionIssuer issuer =
                new SessionIssuer(
                        directory,
                        lookup,
                        new TrustEvaluator(new RolePolicies(lookup)),
                        new SessionMint(
                                account,
                                new AccessKeyIds(random),
                                new TokenSealer(TokenSealer.ring(rings, random), random)));
        return new AnywhereSessionsApi(
                        new AnywhereSessions(directory, issuer, "us-east-1"),
                        subjects,
                        new ReplayMemory(100),
                        new AnywhereSessionsApi.Answering(
                                new CallCircumstances("us-east-1"),
                                new AuthorizationMessages(
                                        AuthorizationMessages.ring(rings, random)),
                                NodeSessions.NONE,
                                arns))
                .operations();
    }

    /// The answer to a request with a body of JSON, or to none where it is empty.
    Answer call(String method, String target, String json) {
        String[] halves = target.split("\\?", 2);
        return answer(
                new WireRequest(
                        method,
                        halves[0],
                        halves.length > 1 ? halves[1] : "",
                        Headers.of("content-type", "application/json"),
                        json.getBytes(StandardCharsets.UTF_8),
                        new WireRequest.Peer(
                                "192.0.2.7", false, Optional.empty(), Optional.empty())));
    }

    Answer answer(WireRequest request) {
        WireResponse response = dispatcher.answer(request);
        return new Answer(
                response.status(),
                response.headers().getOrDefault("x-amzn-ErrorType", ""),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    /// What came back.
    record Answer(int status, String error, String body) {

        /// The first text member of that name.
        String text(String member) {
            String open = "\"" + member + "\":\"";
            int start = body.indexOf(open) + open.length();
            return body.substring(start, body.indexOf('"', start));
        }
    }

    private record History(AccountId account, List<AccountState> states) implements StateStore {

        @Override
        public Revision load() {
            return states.isEmpty()
                    ? new Revision(0, AccountState.empty(account))
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
