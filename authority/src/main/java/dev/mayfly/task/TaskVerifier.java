package dev.mayfly.task;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.instance.InstanceVerifier;
import dev.mayfly.instance.NodeCaller;
import dev.mayfly.instance.NodeProvenance;
import dev.mayfly.nodes.NodeRefusal;
import dev.mayfly.nodes.NodeRefusedException;
import dev.mayfly.nodes.ProvenNode;
import dev.mayfly.session.SessionVerifier;
import dev.mayfly.session.VerifiedCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides whether a node may have a role for a task: the task must be placed on it and not be
/// over, and the role must be the task's own, its task role or its execution role.
///
/// The session is trusted as `ecs-tasks.amazonaws.com` and named after the task.
///
/// Source: ECS Developer Guide, "Amazon ECS task IAM role": trust policies compare `aws:SourceArn`
/// and `aws:SourceAccount`, read 2026-11.
public record TaskVerifier(AccountId account, String region) {

    /// The caller for `roleArn` by the task of that ARN.
    ///
    /// @throws NodeRefusedException when the node may not have it
    public NodeCaller verify(ProvenNode proven, String taskArn, String roleArn, EcsState state) {
        Task task = placed(proven, taskArn, state);
        if (!roles(task, state).contains(roleArn)) {
            throw refused("the role %s is none of the task %s".formatted(roleArn, taskArn));
        }
        Map<String, List<String>> trust =
                Map.of(
                        "aws:SourceArn", List.of(taskArn),
                        "aws:SourceAccount", List.of(account.digits()));
        Map<String, String> provenance = new HashMap<>(NodeProvenance.of(proven));
        provenance.put(SessionVerifier.TASK, task.id());
        provenance.put("taskGroup", task.origin().group());
        provenance.put("taskDefinition", task.taskDefinition());
        VerifiedCaller caller =
                new VerifiedCaller(
                        VerifiedCaller.Kind.SERVICE,
                        InstanceVerifier.ECS_TASKS,
                        proven.node().name(),
                        taskArn,
                        trust,
                        Map.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        provenance);
        return new NodeCaller(caller, roleArn, task.id());
    }

    private Task placed(ProvenNode proven, String taskArn, EcsState state) {
        String prefix = "task/";
        Task task =
                Arn.parse(taskArn)
                        .map(Arn::resource)
                        .filter(resource -> resource.startsWith(prefix))
                        .map(resource -> resource.substring(resource.lastIndexOf('/') + 1))
                        .flatMap(id -> Optional.ofNullable(state.tasks().get(id)))
                        .filter(found -> arn(found).equals(taskArn))
                        .orElseThrow(() -> refused("there is no task " + taskArn));
        ContainerInstance instance = state.instances().get(task.instance());
        if (instance == null || !instance.node().equals(proven.node().id())) {
            throw refused(
                    "the task %s is not placed on %s".formatted(taskArn, proven.node().name()));
        }
        if (task.stopped()) {
            throw refused("the task " + taskArn + " is over");
        }
        return task;
    }

    private static Set<String> roles(Task task, EcsState state) {
        Optional<TaskRevision> revision = state.revision(task.taskDefinition());
        TaskOverrides overrides = task.origin().overrides();
        Optional<String> taskRole =
                overrides
                        .taskRoleArn()
                        .or(() -> revision.flatMap(it -> it.definition().taskRoleArn()));
        Optional<String> executionRole =
                overrides
                        .executionRoleArn()
                        .or(() -> revision.flatMap(it -> it.definition().executionRoleArn()));
        return Stream.of(taskRole, executionRole)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private String arn(EcsResource resource) {
        return resource.arn(account, region).toString();
    }

    private static NodeRefusedException refused(String reason) {
        return new NodeRefusedException(new NodeRefusal(NodeRefusal.Kind.NOT_ITS_ROLE, reason));
    }
}
