package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.CertificateWire.Answer;
import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.cloudtrail.TrailOf;
import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.iam.InstanceProfiles;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.Roles;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.nodes.NodeCertificates;
import dev.mayfly.nodes.NodeDoor;
import dev.mayfly.nodes.NodeRegister;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.sigv4.X509Verifier;
import dev.mayfly.store.sql.Database;
import dev.mayfly.trail.EventIds;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.RequestIds;
import dev.mayfly.wire.Standing;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What administrators do with nodes, as they meet it: JSON in and out, and what it needs.
class NodesApiTest {

    private static final InstantSource CLOCK = InstantSource.fixed(IamWire.NOW);
    private static final String ADD =
            """
            {"NodeName":"web-1","InstanceProfileName":"app",\
            "TaskRoleArns":["arn:aws:iam::123456789012:role/x/task"]}\
            """;

    @TempDir private Path home;
    private final List<Permission> needed = new ArrayList<>();
    private final List<TrailEvent> events = new ArrayList<>();
    private String forbidden = "";
    private Database database;
    private CertificateWire parts;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() {
        database = Database.sqlite(home.resolve("state.db"), Database.Durability.SYNCED);
        parts = new CertificateWire(database);
        role("app", "/");
        role("task", "/x/");
        InstanceProfiles profiles =
                new InstanceProfiles(parts.directory, new UniqueIds(new Random(4)), CLOCK);
        profiles.create("app", "/", List.of());
        profiles.addRole("app", "app");
        profiles.create("empty", "/", List.of());
        NodeCertificates certificates =
                new NodeCertificates(parts.authorities, parts.issuance, IamWire.ACCOUNT);
        dispatcher =
                new Dispatcher(
                        new NodesApi(
                                        parts.directory,
                                        new NodeRegister(
                                                parts.directory, certificates, new SecureRandom()),
                                        new NodeCalls(
                                                new NodeDoor(parts.directory, certificates),
                                                new ReplayMemory(10),
                                                IamWire.ACCOUNT,
                                                "us-east-1"))
                                .operations(),
                        new Dispatcher.Ports(
                                new IamWire.Anyone(),
                                new X509Verifier("us-east-1"),
                                (_, permission, _) -> authorize(permission),
                                new TrailOf(events::add),
                                (_, _, _) -> {},
                                Standing.ALONE),
                        new Dispatcher.Site(
                                IamWire.ACCOUNT,
                                "us-east-1",
                                CLOCK,
                                new RequestIds(new Random(1)),
                                new EventIds(CLOCK, new Random(2))));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void addingANodeNeedsThePermissionToPassEachOfItsRoles() {
        assertThat(call("AddNode", ADD).status()).isEqualTo(200);

        assertThat(needed)
                .containsExactly(
                        Permission.of(
                                "mayfly:AddNode",
                                "arn:aws:mayfly:us-east-1:123456789012:node/web-1"),
                        passing("app", "ec2.amazonaws.com"),
                        passing("x/task", "ecs-tasks.amazonaws.com"));
    }

    @ParameterizedTest
    @CsvSource({"role/app", "role/x/task", "node/web-1"})
    void whoLacksOneOfThemAddsNothing(String resource) {
        forbidden = resource;

        assertThat(call("AddNode", ADD).status()).isEqualTo(400);

        assertThat(parts.directory.state().nodes().nodes()).isEmpty();
    }

    @Test
    void theTokenIsInTheAnswerAndNotInTheTrail() {
        String token = call("AddNode", ADD).text("JoinToken");

        assertThat(token).startsWith("mfj1.");
        assertThat(events)
                .singleElement()
                .satisfies(event ->
                        assertThat(event.toString())
                                .contains("web-1")
                                .doesNotContain(token.split("\\.", 4)[2]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"nowhere\"|\"arn:aws:iam::123456789012:role/x/task\"|ResourceNotFoundException",
                "\"empty\"|\"arn:aws:iam::123456789012:role/x/task\"|ValidationException",
                "\"app\"|\"arn:aws:iam::123456789012:role/task\"|ResourceNotFoundException",
                "\"app\"|\"arn:aws:iam::123456789012:role/gone\"|ResourceNotFoundException",
                "\"app\"|\"arn:aws:iam::210987654321:role/x/task\"|ResourceNotFoundException",
            })
    void refusesProfilesAndRolesThatAreNotThere(String profile, String role, String code) {
        Answer answer =
                call(
                        "AddNode",
                        "{\"NodeName\":\"web-1\",\"InstanceProfileName\":"
                                + profile
                                + ",\"TaskRoleArns\":["
                                + role
                                + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
        assertThat(parts.directory.state().nodes().nodes()).isEmpty();
    }

    @Test
    void showsHowANodeStands() {
        call("AddNode", ADD);
        assertThat(call("ListNodes", "{}").text("Status")).isEqualTo("pending");

        Answer locked = call("LockNode", "{\"NodeName\":\"web-1\",\"Reason\":\"stolen\"}");

        assertThat(locked.text("Status")).isEqualTo("locked");
        assertThat(locked.text("LockReason")).isEqualTo("stolen");
        assertThat(call("UnlockNode", "{\"NodeName\":\"web-1\"}").text("Status"))
                .isEqualTo("pending");
        assertThat(call("AllowRecovery", "{\"NodeName\":\"web-1\",\"Recoveries\":9}").body())
                .contains("\"RecoveriesLeft\":9");
        assertThat(call("RemoveNode", "{\"NodeName\":\"web-1\"}").status()).isEqualTo(200);
        assertThat(call("RemoveNode", "{\"NodeName\":\"web-1\"}").body())
                .contains("ResourceNotFoundException");
    }

    private void authorize(Permission permission) {
        needed.add(permission);
        if (!forbidden.isEmpty() && permission.resource().endsWith(forbidden)) {
            throw new RefusedException(new Refusal.NotAuthorized("no"));
        }
    }

    private static Permission passing(String role, String service) {
        return new Permission(
                "iam:PassRole",
                "arn:aws:iam::123456789012:role/" + role,
                Map.of("iam:PassedToService", List.of(service)));
    }

    private void role(String name, String path) {
        new Roles(
                        parts.directory,
                        new PolicyLookup(new AwsManagedPolicies()),
                        new UniqueIds(new Random(name.hashCode())),
                        CLOCK)
                .create(
                        new Roles.NewRole(
                                name,
                                path,
                                IamWire.TRUST_EC2,
                                Optional.empty(),
                                Roles.DEFAULT_SESSION,
                                Optional.empty(),
                                List.of()));
    }

    private Answer call(String operation, String json) {
        WireResponse response =
                dispatcher.answer(
                        new WireRequest(
                                "POST",
                                "/",
                                "",
                                Headers.of(
                                        "content-type",
                                        "application/x-amz-json-1.1",
                                        "x-amz-target",
                                        "Mayfly_20261124." + operation),
                                json.getBytes(StandardCharsets.UTF_8),
                                new WireRequest.Peer(
                                        "192.0.2.7", false, Optional.empty(), Optional.empty())));
        return new Answer(response.status(), new String(response.body(), StandardCharsets.UTF_8));
    }
}
