package dev.mayfly.api;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.iam.AccountAliases;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.GroupPolicies;
import dev.mayfly.iam.Groups;
import dev.mayfly.iam.IdentityProviders;
import dev.mayfly.iam.InstanceProfiles;
import dev.mayfly.iam.ManagedPolicies;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyReader;
import dev.mayfly.iam.RolePolicies;
import dev.mayfly.iam.Roles;
import dev.mayfly.iam.UserPolicies;
import dev.mayfly.iam.Users;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.StateStore;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Authenticator;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Service;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// IAM as its callers meet it, form in and XML out, for one caller whom everything is allowed. What
/// each call needed permission for is kept.
final class IamWire {

    static final AccountId ACCOUNT = new AccountId("123456789012");
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String READ_S3 =
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject",\
            "Resource":"*"}}\
            """;

    static final String TRUST_EC2 =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
            """;

    final Directory directory = new Directory(new History(new ArrayList<>()));
    final List<Permission> needed = new ArrayList<>();
    final List<TrailEvent> events = new ArrayList<>();
    private final List<Operation<?, ?>> operations = operations(directory);
    private final Dispatcher dispatcher =
            new Dispatcher(
                    operations,
                    new Dispatcher.Ports(
                            new Anyone(),
                            new X509Verifier("us-east-1"),
                            (_, permission, _) -> needed.add(permission),
                            new TrailOf(events::add),
                            (_, _, _) -> {},
                            Standing.ALONE),
                    new Dispatcher.Site(
                            ACCOUNT,
                            "us-east-1",
                            InstantSource.fixed(NOW),
                            new RequestIds(new Random(1)),
                            new EventIds(InstantSource.fixed(NOW), new Random(2))));

    /// The operations this helper serves.
    static List<Operation<?, ?>> operations(Directory directory) {
        InstantSource clock = InstantSource.fixed(NOW);
        UniqueIds ids = new UniqueIds(new Random(3));
        PolicyLookup lookup = new PolicyLookup(new AwsManagedPolicies());
        PolicyReader reader = new PolicyReader(lookup);
        return Stream.of(
                        new IamPoliciesApi(
                                        directory,
                                        new ManagedPolicies(directory, lookup, ids, clock),
                                        reader)
                                .operations(),
                        new IamUsersApi(
                                        directory,
                                        new Users(directory, lookup, ids, clock),
                                        new UserPolicies(directory, lookup))
                                .operations(),
                        new IamGroupsApi(
                                        directory,
                                        new Groups(directory, ids, clock),
                                        new GroupPolicies(directory, lookup))
                                .operations(),
                        new IamDetailsApi(directory, lookup).operations(),
                        new IamSimulationApi(directory, lookup).operations(),
                        new IamRolesApi(directory, new Roles(directory, lookup, ids, clock))
                                .operations(),
                        new IamRolePoliciesApi(directory, new RolePolicies(directory, lookup))
                                .operations(),
                        new IamInstanceProfilesApi(
                                        directory, new InstanceProfiles(directory, ids, clock))
                                .operations(),
                        new IamProvidersApi(directory, new IdentityProviders(directory, clock))
                                .operations(),
                        new IamAccountApi(directory, new AccountAliases(directory)).operations(),
                        new IamCredentialsApi(directory).operations(),
                        new IamDevicesApi(directory).operations(),
                        new IamServiceCredentialsApi(directory).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    /// Calls an action with parameters given as `name, value, name, value, …`.
    Answer call(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=2010-05-08");
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
        return new Answer(response.status(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /// Calls an action that must succeed.
    Answer ok(String action, String... parameters) {
        Answer answer = call(action, parameters);
        if (answer.status() != 200) {
            throw new AssertionError(action + ": " + answer.body());
        }
        return answer;
    }

    /// What came back.
    record Answer(int status, String body) {

        /// The texts of all elements of this name, unescaped as far as the tests need it.
        List<String> all(String element) {
            List<String> found = new ArrayList<>();
            String open = "<" + element + ">";
            int at = body.indexOf(open);
            while (at >= 0) {
                int start = at + open.length();
                int end = body.indexOf("</" + element + ">", start);
                found.add(body.substring(start, end).replace("&quot;", "\""));
                at = body.indexOf(open, end);
            }
            return found;
        }

        /// The text of the only element of this name.
        String one(String element) {
            List<String> found = all(element);
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " times " + element + " in " + body);
            }
            return found.getFirst();
        }

        /// Status, code and message of a refusal.
        String refusal() {
            return status + " " + one("Code") + " " + one("Message");
        }
    }

    /// Takes everyone for a session of the role `deploy`.
    static final class Anyone implements Authenticator {

        @Override
        public SessionClaims authenticate(WireRequest request, Service service, Instant now) {
            return new SessionClaims(
                    ACCOUNT,
                    "ASIAQAAAAAAAAAAAAAAA",
                    "deploy",
                    "/",
                    "AROAQAAAAAAAAAAAAAAAA",
                    "run-1",
                    NOW.minus(Duration.ofMinutes(5)),
                    NOW.plus(Duration.ofMinutes(55)),
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

        @Override
        public Optional<String> claimedAccessKeyId(WireRequest request) {
            return Optional.empty();
        }
    }

    record History(List<AccountState> states) implements StateStore {

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
            return base.number() == states.size() && states.add(next);
        }
    }
}
