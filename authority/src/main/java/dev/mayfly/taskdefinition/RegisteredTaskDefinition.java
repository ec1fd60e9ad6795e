package dev.mayfly.taskdefinition;

import dev.mayfly.taskdefinition.TaskDefinition.EphemeralStorage;
import dev.mayfly.taskdefinition.TaskDefinition.InferenceAccelerator;
import dev.mayfly.taskdefinition.TaskDefinition.IpcMode;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import dev.mayfly.taskdefinition.TaskDefinition.PidMode;
import dev.mayfly.taskdefinition.TaskDefinition.PlacementConstraint;
import dev.mayfly.taskdefinition.TaskDefinition.ProxyConfiguration;
import dev.mayfly.taskdefinition.TaskDefinition.RuntimePlatform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A task definition as `DescribeTaskDefinition` returns it: what was registered, with the revision
/// it became and the values AWS writes where none was given.
///
/// Source: botocore's model of ECS 2014-11-13, `TaskDefinition`.
public record RegisteredTaskDefinition(
        String taskDefinitionArn,
        List<ContainerDefinition> containerDefinitions,
        String family,
        Optional<String> taskRoleArn,
        Optional<String> executionRoleArn,
        Optional<NetworkMode> networkMode,
        int revision,
        List<Volume> volumes,
        Status status,
        List<Attribute> requiresAttributes,
        List<PlacementConstraint> placementConstraints,
        List<String> compatibilities,
        Optional<RuntimePlatform> runtimePlatform,
        Optional<List<String>> requiresCompatibilities,
        Optional<String> cpu,
        Optional<String> memory,
        Optional<List<InferenceAccelerator>> inferenceAccelerators,
        Optional<PidMode> pidMode,
        Optional<IpcMode> ipcMode,
        Optional<ProxyConfiguration> proxyConfiguration,
        Instant registeredAt,
        Optional<Instant> deregisteredAt,
        Optional<String> registeredBy,
        Optional<EphemeralStorage> ephemeralStorage,
        Optional<Boolean> enableFaultInjection) {

    /// Whether tasks may still be started from a revision.
    public enum Status {
        ACTIVE,
        INACTIVE,
        DELETE_IN_PROGRESS
    }

    /// What a machine must have to run the tasks.
    public record Attribute(String name) {}

    /// When and by whom a revision was registered, and when it was taken back.
    public record Registration(
            String arn,
            int revision,
            Instant registeredAt,
            Optional<String> registeredBy,
            Optional<Instant> deregisteredAt) {}

    /// `definition` as the revision that `registration` tells of.
    public static RegisteredTaskDefinition of(
            TaskDefinition definition, Registration registration) {
        return new RegisteredTaskDefinition(
                registration.arn(),
                definition.containerDefinitions().stream()
                        .map(ContainerDefinition::withDefaults)
                        .toList(),
                definition.family(),
                definition.taskRoleArn(),
                definition.executionRoleArn(),
                definition.networkMode(),
                registration.revision(),
                definition.volumes().orElse(List.of()),
                registration.deregisteredAt().isPresent() ? Status.INACTIVE : Status.ACTIVE,
                List.of(),
                definition.placementConstraints().orElse(List.of()),
                compatibilities(definition),
                definition.runtimePlatform(),
                definition.requiresCompatibilities(),
                definition.cpu(),
                definition.memory(),
                definition.inferenceAccelerators(),
                definition.pidMode(),
                definition.ipcMode(),
                definition.proxyConfiguration(),
                registration.registeredAt(),
                registration.deregisteredAt(),
                registration.registeredBy(),
                definition.ephemeralStorage(),
                definition.enableFaultInjection());
    }

    /// Our machines are what AWS calls external; a definition that asks for another kind is told
    /// that kind as well.
    private static List<String> compatibilities(TaskDefinition definition) {
        List<String> asked = definition.requiresCompatibilities().orElse(List.of());
        return asked.contains("FARGATE")
                ? List.of("EC2", "FARGATE", "EXTERNAL")
                : List.of("EXTERNAL", "EC2");
    }
}
