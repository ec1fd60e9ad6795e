package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Task;
import dev.mayfly.iam.Directory;
import dev.mayfly.tasks.TaskReports;
import dev.mayfly.wire.Permission;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsApiTest {

    private static final String WEB =
            """
            {'family': 'web', 'taskRoleArn': 'arn:aws:iam::123456789012:role/app',
             'executionRoleArn': 'pull', 'containerDefinitions': [
               {'name': 'app', 'image': 'web:1', 'memory': 64, 'command': ['sleep', '9'],
                'environment': [{'name': 'COLOUR', 'value': 'secretly-blue'}]}]}
            """;

    private final EcsWire ecs = new EcsWire(new Directory(new IamWire.History(new ArrayList<>())));

    @Test
    void aRegisteredDefinitionIsDescribedWithItsRevisionAndDefaults() {
        ecs.ok("RegisterTaskDefinition", WEB);
        ecs.ok("RegisterTaskDefinition", WEB);

        assertThat(ecs.ok("DescribeTaskDefinition", "{'taskDefinition': 'web'}"))
                .contains(
                        "\"taskDefinitionArn\":\"arn:aws:ecs:us-east-1:123456789012:task-definition/web:2\"",
                        "\"revision\":2",
                        "\"status\":\"ACTIVE\"",
                        "\"executionRoleArn\":\"arn:aws:iam::123456789012:role/pull\"",
                        "\"registeredAt\":1795514400");
        assertThat(ecs.ok("ListTaskDefinitions", "{'sort': 'DESC', 'maxResults': 1}"))
                .contains("web:2\"]", "nextToken");
    }

    @Test
    void registeringNeedsToPassBothRoles() {
        ecs.ok("RegisterTaskDefinition", WEB);

        assertThat(ecs.needed)
                .extracting(Permission::action, Permission::resource)
                .containsExactly(
                        tuple(
                                "ecs:RegisterTaskDefinition",
                                "arn:aws:ecs:us-east-1:123456789012:task-definition/web:*"),
                        tuple("iam:PassRole", "arn:aws:iam::123456789012:role/app"),
                        tuple("iam:PassRole", "arn:aws:iam::123456789012:role/pull"));
        assertThat(ecs.needed.get(1).context())
                .containsEntry("iam:PassedToService", List.of("ecs-tasks.amazonaws.com"));
    }

    @Test
    void theTrailHasNoValuesOfVariables() {
        ecs.ok("RegisterTaskDefinition", WEB);
        ecs.call("RegisterTaskDefinition", WEB.replace("'memory': 64", "'privileged': true"));

        assertThat(ecs.events).hasSize(2);
        assertThat(ecs.events.toString()).contains("web:1").doesNotContain("secretly-blue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeTaskDefinition | {'taskDefinition': 'none'} | ClientException | Unable to describe task definition.",
                "RegisterTaskDefinition | {'family': 'x', 'containerDefinitions': [{'name': 'a', 'image': 'i', 'memory': 9, 'privileged': true}]} | ClientException | privileged",
                "CreateService | {'serviceName': 's', 'taskDefinition': 'none', 'desiredCount': 1} | ClientException | TaskDefinition not found.",
                "CreateService | {'serviceName': 's', 'taskDefinition': 'none'} | InvalidParameterException | desiredCount is required",
                "CreateService | {'cluster': 'none', 'serviceName': 's', 'taskDefinition': 'x', 'desiredCount': 1} | ClusterNotFoundException | Cluster not found.",
                "CreateService | {'serviceName': 's', 'taskDefinition': 'x', 'desiredCount': 1, 'loadBalancers': [{}]} | UnsupportedFeatureException | loadBalancers is not offered",
                "UpdateService | {'service': 'none'} | ServiceNotFoundException | Service not found.",
                "DeleteService | {'service': 'none'} | ServiceNotFoundException | Service not found.",
                "StopTask | {'task': 'none'} | InvalidParameterException | The referenced task was not found.",
                "RunTask | {'taskDefinition': 'none'} | ClientException | TaskDefinition not found.",
                "DescribeServices | {'services': []} | InvalidParameterException | services",
                "DescribeTasks | {'cluster': 'none', 'tasks': ['a']} | ClusterNotFoundException | Cluster not found.",
                "CreateCluster | {'clusterName': 'local'} | InvalidParameterException | kept for tasks",
                "DeleteCluster | {'cluster': 'default'} | ClientException | always there",
                "TagResource | {'resourceArn': 'arn:aws:ecs:us-east-1:123456789012:service/default/none', 'tags': [{'key': 'a', 'value': 'b'}]} | ResourceNotFoundException | cannot be found",
                "ListTagsForResource | {'resourceArn': 'nonsense'} | InvalidParameterException | Invalid resource ARN.",
                "RegisterTaskDefinition | {'family': 'x', 'networkMode': 'odd', 'containerDefinitions': []} | InvalidParameterException | networkMode",
            })
    void refuses(String operation, String json, String code, String text) {
        assertThat(ecs.call(operation, json))
                .startsWith("400 {\"__type\":\"" + code + "\",\"message\":\"")
                .contains(text);
    }

    @Test
    void whatIsMissingIsAFailureAndNoError() {
        assertThat(ecs.ok("DescribeServices", "{'services': ['none']}"))
                .isEqualTo(
                        "{\"services\":[],\"failures\":[{\"arn\":\"arn:aws:ecs:us-east-1:123456789012:service/default/none\",\"reason\":\"MISSING\"}]}");
        assertThat(ecs.ok("DescribeTasks", "{'tasks': ['none']}")).contains("\"MISSING\"");
        assertThat(ecs.ok("DescribeClusters", "{'clusters': ['none', 'default']}"))
                .contains("\"MISSING\"", "\"clusterName\":\"default\"");
    }

    @Test
    void aForcedDeploymentRollsTheServiceAndEndsSteady() {
        ecs.node("a");
        ecs.ok("RegisterTaskDefinition", WEB);
        ecs.ok("CreateService", "{'serviceName': 's', 'taskDefinition': 'web', 'desiredCount': 2}");
        ecs.obey();
        List<String> before = List.copyOf(ecs.board.state().tasks().keySet());
        assertThat(described()).contains("\"runningCount\":2", "has reached a steady state.");

        ecs.ok("UpdateService", "{'service': 's', 'forceNewDeployment': true}");
        assertThat(described())
                .contains("\"status\":\"PRIMARY\"", "\"status\":\"ACTIVE\"", "IN_PROGRESS");
        ecs.obey();
        ecs.obey();
        assertThat(described())
                .contains("\"rolloutState\":\"COMPLETED\"", "\"runningCount\":2")
                .doesNotContain("IN_PROGRESS");
        assertThat(ecs.board.state().tasks().values())
                .filteredOn(task -> !task.stopped())
                .hasSize(2)
                .noneMatch(task -> before.contains(task.id()));
    }

    private String described() {
        return ecs.ok("DescribeServices", "{'services': ['s']}");
    }

    @Test
    void aRunTaskEndsWithItsExitCode() {
        ContainerInstance instance = ecs.node("a");
        ecs.ok("RegisterTaskDefinition", WEB);
        String run =
                ecs.ok(
                        "RunTask",
                        "{'taskDefinition': 'web', 'startedBy': 'me', 'overrides':"
                                + " {'containerOverrides': [{'name': 'app', 'command': ['true']}],"
                                + " 'taskRoleArn': 'arn:aws:iam::123456789012:role/other'}}");
        assertThat(run).contains("\"lastStatus\":\"PENDING\"", "\"command\":[\"true\"]");
        assertThat(ecs.needed)
                .anyMatch(it ->
                        it.action().equals("iam:PassRole")
                                && it.resource().equals("arn:aws:iam::123456789012:role/other"));

        String id = ecs.board.state().tasks().firstKey();
        new TaskReports(ecs.board, InstantSource.fixed(EcsWire.NOW))
                .apply(instance, List.of(EcsWire.report(id, Task.Status.STOPPED, Optional.of(3))));
        assertThat(ecs.ok("DescribeTasks", "{'tasks': ['" + id + "']}"))
                .contains(
                        "\"lastStatus\":\"STOPPED\"",
                        "\"exitCode\":3",
                        "\"stopCode\":\"EssentialContainerExited\"",
                        "\"stoppedReason\":\"Essential container in task exited\"");
        assertThat(ecs.ok("ListTasks", "{'startedBy': 'me', 'desiredStatus': 'STOPPED'}"))
                .contains(id);
        assertThat(ecs.ok("ListTasks", "{'startedBy': 'me'}")).doesNotContain(id);
    }

    @Test
    void aNodeTellsOfItsOwnTasksAlone() {
        ecs.node("a");
        ContainerInstance other = ecs.node("b");
        ecs.ok("RegisterTaskDefinition", WEB);
        ecs.ok("CreateService", "{'serviceName': 's', 'taskDefinition': 'web', 'desiredCount': 2}");
        Task foreign =
                ecs.board.state().tasks().values().stream()
                        .filter(task -> !task.instance().equals(other.id()))
                        .findFirst()
                        .orElseThrow();

        assertThat(
                        new TaskReports(ecs.board, InstantSource.fixed(EcsWire.NOW))
                                .apply(
                                        other,
                                        List.of(
                                                EcsWire.report(
                                                        foreign.id(),
                                                        Task.Status.STOPPED,
                                                        Optional.of(0)))))
                .isEmpty();
        assertThat(ecs.board.state().tasks()).containsEntry(foreign.id(), foreign);
    }

    @Test
    void callersCannotClaimTasksOfServices() {
        ecs.node("a");
        ecs.ok("RegisterTaskDefinition", WEB);

        assertThat(ecs.call("RunTask", "{'taskDefinition': 'web', 'startedBy': 'ecs-svc/1'}"))
                .contains("InvalidParameterException");
        assertThat(ecs.call("RunTask", "{'taskDefinition': 'web', 'group': 'service:s'}"))
                .contains("InvalidParameterException");
    }

    @Test
    void tagsComeAndGo() {
        String arn = "arn:aws:ecs:us-east-1:123456789012:cluster/default";
        ecs.ok(
                "TagResource",
                "{'resourceArn': '" + arn + "', 'tags': [{'key': 'a', 'value': 'b'}]}");
        assertThat(ecs.ok("ListTagsForResource", "{'resourceArn': '" + arn + "'}"))
                .isEqualTo("{\"tags\":[{\"key\":\"a\",\"value\":\"b\"}]}");

        ecs.ok("UntagResource", "{'resourceArn': '" + arn + "', 'tagKeys': ['a']}");
        assertThat(ecs.ok("ListTagsForResource", "{'resourceArn': '" + arn + "'}"))
                .isEqualTo("{\"tags\":[]}");
    }

    @Test
    void aServiceIsDeletedOnlyAtZeroOrByForce() {
        ecs.node("a");
        ecs.ok("RegisterTaskDefinition", WEB);
        ecs.ok("CreateService", "{'serviceName': 's', 'taskDefinition': 'web', 'desiredCount': 1}");
        assertThat(ecs.call("DeleteService", "{'service': 's'}"))
                .contains("cannot be stopped while it is scaled above 0");
        assertThat(ecs.call("DeleteCluster", "{'cluster': 'default'}")).startsWith("400");

        ecs.ok("DeleteService", "{'service': 's', 'force': true}");
        ecs.obey();
        assertThat(described()).contains("\"status\":\"INACTIVE\"");
        assertThat(ecs.call("UpdateService", "{'service': 's'}"))
                .contains("ServiceNotActiveException");
    }
}
