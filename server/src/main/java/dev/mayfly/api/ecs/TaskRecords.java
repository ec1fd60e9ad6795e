package dev.mayfly.api.ecs;

import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on tasks take and answer.
public interface TaskRecords {

    record Run(
            List<Unserved> capacityProviderStrategy,
            Optional<String> cluster,
            Optional<Integer> count,
            Optional<Boolean> enableECSManagedTags,
            Optional<Boolean> enableExecuteCommand,
            Optional<String> group,
            @Member(oneOf = {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})
                    Optional<String> launchType,
            Optional<Unserved> networkConfiguration,
            Optional<OverrideMember> overrides,
            @Member(oneOf = {"TASK_DEFINITION", "SERVICE", "NONE"}) Optional<String> propagateTags,
            Optional<String> startedBy,
            @Member(maxLength = TagMember.MAX) List<TagMember> tags,
            String taskDefinition,
            List<Unserved> volumeConfigurations) {}

    record Start(
            Optional<String> cluster,
            @Member(minLength = 1) List<String> containerInstances,
            Optional<Boolean> enableECSManagedTags,
            Optional<Boolean> enableExecuteCommand,
            Optional<String> group,
            Optional<OverrideMember> overrides,
            @Member(oneOf = {"TASK_DEFINITION", "SERVICE", "NONE"}) Optional<String> propagateTags,
            Optional<String> startedBy,
            @Member(maxLength = TagMember.MAX) List<TagMember> tags,
            String taskDefinition,
            List<Unserved> volumeConfigurations) {}

    record Started(List<TaskMember> tasks, List<FailureMember> failures) {}

    record Stop(Optional<String> cluster, String task, Optional<String> reason) {}

    record OneTask(TaskMember task) {}

    record Describe(
            Optional<String> cluster,
            @Member(minLength = 1) List<String> tasks,
            @Member(oneOf = {"TAGS"}) List<String> include) {}

    record ListTasks(
            Optional<String> cluster,
            Optional<String> containerInstance,
            Optional<String> family,
            Optional<String> nextToken,
            Optional<Integer> maxResults,
            Optional<String> startedBy,
            Optional<String> serviceName,
            @Member(oneOf = {"RUNNING", "PENDING", "STOPPED"}) Optional<String> desiredStatus,
            @Member(oneOf = {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})
                    Optional<String> launchType) {}

    record Listed(List<String> taskArns, Optional<String> nextToken) {}

    /// What a run changes of its definition.
    record OverrideMember(
            List<ContainerOverrideMember> containerOverrides,
            Optional<String> cpu,
            Optional<String> executionRoleArn,
            Optional<String> memory,
            Optional<String> taskRoleArn) {}

    record ContainerOverrideMember(
            Optional<String> name,
            Optional<List<String>> command,
            @Member(sensitive = true) List<KeyValue> environment,
            Optional<Integer> cpu,
            Optional<Integer> memory,
            Optional<Integer> memoryReservation) {}

    /// A task.
    record TaskMember(
            List<Unserved> attachments,
            List<ClusterRecords.AttributeMember> attributes,
            String clusterArn,
            String connectivity,
            String containerInstanceArn,
            List<ContainerMember> containers,
            Optional<String> cpu,
            Instant createdAt,
            String desiredStatus,
            boolean enableExecuteCommand,
            Optional<Instant> executionStoppedAt,
            String group,
            String healthStatus,
            String lastStatus,
            String launchType,
            Optional<String> memory,
            OverrideMember overrides,
            Optional<Instant> startedAt,
            Optional<String> startedBy,
            Optional<String> stopCode,
            Optional<Instant> stoppedAt,
            Optional<String> stoppedReason,
            Optional<Instant> stoppingAt,
            List<TagMember> tags,
            String taskArn,
            String taskDefinitionArn,
            long version) {}

    record ContainerMember(
            String containerArn,
            String taskArn,
            String name,
            String image,
            Optional<String> runtimeId,
            String lastStatus,
            Optional<Integer> exitCode,
            Optional<String> reason,
            List<Unserved> networkBindings,
            List<Unserved> networkInterfaces,
            String healthStatus) {}
}
