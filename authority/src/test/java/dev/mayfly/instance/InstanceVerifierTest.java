package dev.mayfly.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.NodeWorld;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.session.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceVerifierTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/app";
    private static final String TASK =
            "arn:aws:ecs:us-east-1:123456789012:task/local/" + "0".repeat(32);

    private final NodeWorld world = new NodeWorld();
    private final InstanceVerifier verifier = new InstanceVerifier(TestAccount.ID, "us-east-1");
    private final ProvenNode node = world.machine().open();

    InstanceVerifierTest() {
        world.account.role("app").add();
        world.directory.update(state ->
                state.with(
                        new InstanceProfile(
                                "app",
                                "/",
                                "AIPA" + "A".repeat(17),
                                TestAccount.NOW,
                                Optional.of("app"),
                                List.of())));
    }

    @Test
    void isEc2ForTheRoleInItsProfileUnderItsInstanceId() {
        NodeCaller caller = verify(NodeWorld.PROFILE, ROLE);

        String instance = node.node().instanceId();
        assertThat(caller.roleArn()).isEqualTo(ROLE);
        assertThat(caller.sessionName()).isEqualTo(instance);
        assertThat(caller.caller().principalArn()).isEqualTo("ec2.amazonaws.com");
        assertThat(caller.caller().sessionContext())
                .isEqualTo(
                        Map.of(
                                "ec2:SourceInstanceARN",
                                List.of("arn:aws:ec2:us-east-1:123456789012:instance/" + instance),
                                "ec2:RoleDelivery",
                                List.of("2.0")));
        assertThat(caller.caller().provenance())
                .containsEntry("mayflyNode", node.node().id())
                .containsEntry("nodeName", "web-1");
    }

    @Test
    void isEcsForATaskOfItsOwnOperator() {
        NodeCaller caller = verify(TASK, NodeWorld.TASK_ROLE);

        assertThat(caller.sessionName()).isEqualTo("0".repeat(32));
        assertThat(caller.caller().principalArn()).isEqualTo("ecs-tasks.amazonaws.com");
        assertThat(caller.caller().trustContext())
                .isEqualTo(
                        Map.of(
                                "aws:SourceArn", List.of(TASK),
                                "aws:SourceAccount", List.of("123456789012")));
    }

    @ParameterizedTest
    @CsvSource({
        // another profile, another role than the one in it, no profile at all
        "arn:aws:iam::123456789012:instance-profile/other, arn:aws:iam::123456789012:role/app",
        "arn:aws:iam::123456789012:instance-profile/app, arn:aws:iam::123456789012:role/task",
        "arn:aws:iam::123456789012:instance-profile/APP, arn:aws:iam::123456789012:role/app",
        "nonsense, arn:aws:iam::123456789012:role/app",
        // no task role of the node, another region or account, another form of id
        "arn:aws:ecs:us-east-1:123456789012:task/local/00000000000000000000000000000000, arn:aws:iam::123456789012:role/app",
        "arn:aws:ecs:eu-west-1:123456789012:task/local/00000000000000000000000000000000, arn:aws:iam::123456789012:role/task",
        "arn:aws:ecs:us-east-1:210987654321:task/local/00000000000000000000000000000000, arn:aws:iam::123456789012:role/task",
        "arn:aws:ecs:us-east-1:123456789012:task/local/1, arn:aws:iam::123456789012:role/task",
        "arn:aws:ecs:us-east-1:123456789012:service/local/x, arn:aws:iam::123456789012:role/task",
    })
    void refusesWhatIsNotTheNodes(String profile, String role) {
        assertThatThrownBy(() -> verify(profile, role)).isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void refusesARoleThatLeftTheProfile() {
        world.directory.update(state ->
                state.with(
                        new InstanceProfile(
                                "app",
                                "/",
                                "AIPA" + "A".repeat(17),
                                TestAccount.NOW,
                                Optional.empty(),
                                List.of())));

        assertThatThrownBy(() -> verify(NodeWorld.PROFILE, ROLE))
                .isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void leavesTasksOfClustersToOthers() {
        assertThat(verifier.knows(TASK)).isTrue();
        assertThat(verifier.knows(NodeWorld.PROFILE)).isTrue();
        assertThat(verifier.knows(TASK.replace("local", "prod"))).isFalse();
    }

    private NodeCaller verify(String profile, String role) {
        return verifier.verify(node, profile, role, world.directory.state());
    }
}
