package dev.mayfly.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.iam.Role;
import dev.mayfly.instance.NodeCaller;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.NodeWorld;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.scheduler.Endings;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.TemporaryCredentials;
import dev.mayfly.session.TestAccount;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskVerifierTest {

    private static final String ID = "0".repeat(31) + "1";
    private static final String FOREIGN = "0".repeat(31) + "2";
    private static final String TASKS = "arn:aws:ecs:us-east-1:123456789012:task/default/";
    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String PULL = "arn:aws:iam::123456789012:role/pull";

    private final NodeWorld world = new NodeWorld();
    private final ProvenNode node = world.machine().open();
    private final TaskVerifier verifier = new TaskVerifier(TestAccount.ID, "us-east-1");
    private EcsState state =
            EcsState.EMPTY.with(
                    List.of(
                            new TaskRevision(
                                    TaskDefinitions.parse(
                                            """
                                            {"family": "web", "taskRoleArn": "%s",
                                             "executionRoleArn": "%s", "containerDefinitions": []}
                                            """
                                                    .formatted(ROLE, PULL)),
                                    1,
                                    "ann",
                                    TestAccount.NOW,
                                    Optional.empty(),
                                    List.of()),
                            instance("a".repeat(32), node.node().id()),
                            instance("b".repeat(32), "n-" + "0".repeat(24)),
                            task(ID, "a".repeat(32), TaskOverrides.NONE),
                            task(FOREIGN, "b".repeat(32), TaskOverrides.NONE)));

    private static ContainerInstance instance(String id, String node) {
        return new ContainerInstance(
                id,
                "default",
                node,
                false,
                TestAccount.NOW,
                TestAccount.NOW,
                new ContainerInstance.Agent("1", 0, 0, "process"),
                List.of());
    }

    private static Task task(String id, String instance, TaskOverrides overrides) {
        return new Task(
                id,
                "default",
                "web:1",
                instance,
                new Task.Origin("service:web", Optional.empty(), overrides, TestAccount.NOW, false),
                new Task.Progress(
                        Task.Status.RUNNING,
                        Task.Status.PENDING,
                        Task.Health.UNKNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                List.of(),
                List.of());
    }

    private NodeCaller verify(String taskArn, String role) {
        return verifier.verify(node, taskArn, role, state);
    }

    @Test
    void isEcsForBothRolesOfATaskPlacedOnTheNode() {
        NodeCaller caller = verify(TASKS + ID, ROLE);

        assertThat(caller.roleArn()).isEqualTo(ROLE);
        assertThat(caller.sessionName()).isEqualTo(ID);
        assertThat(caller.caller().principalArn()).isEqualTo("ecs-tasks.amazonaws.com");
        assertThat(caller.caller().trustContext())
                .isEqualTo(
                        Map.of(
                                "aws:SourceArn", List.of(TASKS + ID),
                                "aws:SourceAccount", List.of("123456789012")));
        assertThat(caller.caller().provenance())
                .containsEntry("mayflyNode", node.node().id())
                .containsEntry("ecsTask", ID)
                .containsEntry("taskGroup", "service:web");
        assertThat(verify(TASKS + ID, PULL).roleArn()).isEqualTo(PULL);
    }

    @ParameterizedTest
    @CsvSource({
        // a role of nobody, a task of another node, none at all, of another cluster, region,
        // account
        "default/00000000000000000000000000000001, arn:aws:iam::123456789012:role/other",
        "default/00000000000000000000000000000002, arn:aws:iam::123456789012:role/app",
        "default/00000000000000000000000000000003, arn:aws:iam::123456789012:role/app",
        "other/00000000000000000000000000000001, arn:aws:iam::123456789012:role/app",
        "00000000000000000000000000000001, arn:aws:iam::123456789012:role/app",
    })
    void refusesWhatIsNotTheTasks(String task, String role) {
        String arn = "arn:aws:ecs:us-east-1:123456789012:task/" + task;

        assertThatThrownBy(() -> verify(arn, role)).isInstanceOf(NodeRefusedException.class);
        assertThatThrownBy(() -> verify((TASKS + ID).replace("us-east-1", "eu-west-1"), ROLE))
                .isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void anOverriddenRoleIsTheOnlyOne() {
        String other = "arn:aws:iam::123456789012:role/other";
        TaskOverrides overrides =
                new TaskOverrides(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(other),
                        Optional.empty());
        state = state.with(task(ID, "a".repeat(32), overrides));

        assertThat(verify(TASKS + ID, other).roleArn()).isEqualTo(other);
        assertThatThrownBy(() -> verify(TASKS + ID, ROLE)).isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void aTaskThatIsAskedToStopKeepsItsRoleUntilItIsOver() {
        Task task = task(ID, "a".repeat(32), TaskOverrides.NONE);
        Task asked = Endings.asked(task, Task.StopCode.UserInitiated, "enough", TestAccount.NOW);
        state = state.with(asked);
        assertThat(verify(TASKS + ID, ROLE).sessionName()).isEqualTo(ID);

        state = state.with(Endings.given(asked, "gone", TestAccount.NOW));
        assertThatThrownBy(() -> verify(TASKS + ID, ROLE)).isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void sessionsOfATaskEndWithIt() {
        Role role = world.account.role("app").add();
        world.directory.update(account -> account.withHoldings(account.holdings().with(state)));
        TemporaryCredentials session = world.account.sealer.seal(claims(role));
        assertThat(open(session)).isEqualTo(ID);

        Task over =
                Endings.given(
                        task(ID, "a".repeat(32), TaskOverrides.NONE), "gone", TestAccount.NOW);
        world.directory.update(
                account -> account.withHoldings(account.holdings().with(state.with(over))));
        assertThat(catchThrowableOfType(RefusedException.class, () -> open(session))).isNotNull();

        world.directory.update(account ->
                account.withHoldings(account.holdings().with(state.without(List.of(over)))));
        assertThat(catchThrowableOfType(RefusedException.class, () -> open(session))).isNotNull();
    }

    private String open(TemporaryCredentials session) {
        return world.account
                .verifier
                .open(session.accessKeyId(), session.sessionToken().reveal(), TestAccount.NOW)
                .claims()
                .sessionName();
    }

    private SessionClaims claims(Role role) {
        SessionClaims plain = world.account.claims(role);
        return new SessionClaims(
                plain.account(),
                plain.accessKeyId(),
                plain.roleName(),
                plain.rolePath(),
                plain.roleUniqueId(),
                ID,
                plain.issuedAt(),
                plain.expiresAt(),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of("mayflyNode", node.node().id(), "ecsTask", ID),
                false);
    }
}
