package dev.mayfly.taskdefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A task definition as it is sent to be registered: a family of containers that run together, with
/// the role their code uses (`taskRoleArn`) and the one the agent uses for them
/// (`executionRoleArn`). An absent list is one that was not sent.
///
/// Well formed, not yet admitted: [Admission] says whether it may be registered and run.
///
/// Source: botocore's model of ECS 2014-11-13, `RegisterTaskDefinitionRequest`.
public record TaskDefinition(
        String family,
        Optional<String> taskRoleArn,
        Optional<String> executionRoleArn,
        Optional<NetworkMode> networkMode,
        List<ContainerDefinition> containerDefinitions,
        Optional<List<Volume>> volumes,
        Optional<List<PlacementConstraint>> placementConstraints,
        Optional<List<String>> requiresCompatibilities,
        Optional<String> cpu,
        Optional<String> memory,
        Optional<List<Tag>> tags,
        Optional<PidMode> pidMode,
        Optional<IpcMode> ipcMode,
        Optional<ProxyConfiguration> proxyConfiguration,
        Optional<List<InferenceAccelerator>> inferenceAccelerators,
        Optional<EphemeralStorage> ephemeralStorage,
        Optional<RuntimePlatform> runtimePlatform,
        Optional<Boolean> enableFaultInjection) {

    public TaskDefinition {
        containerDefinitions = List.copyOf(containerDefinitions);
    }

    /// How a task's containers see the network.
    public enum NetworkMode {
        BRIDGE,
        HOST,
        AWSVPC,
        NONE;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Whose processes a task's containers see.
    public enum PidMode {
        HOST,
        TASK;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Whose shared memory a task's containers see.
    public enum IpcMode {
        HOST,
        TASK,
        NONE;

        @Override
        public String toString() {
            return Spelling.lower(this);
        }
    }

    /// Where tasks may be placed: `type` is `memberOf`.
    public record PlacementConstraint(Optional<String> type, Optional<String> expression) {}

    /// A tag of the definition.
    public record Tag(Optional<String> key, Optional<String> value) {}

    /// App Mesh's proxy.
    public record ProxyConfiguration(
            Optional<String> type, String containerName, Optional<List<KeyValue>> properties) {}

    /// An Elastic Inference accelerator.
    public record InferenceAccelerator(String deviceName, String deviceType) {}

    /// How much disk a task may fill.
    public record EphemeralStorage(int sizeInGiB) {}

    /// What a task's images are built for.
    public record RuntimePlatform(
            Optional<String> cpuArchitecture, Optional<String> operatingSystemFamily) {}

    /// This definition without the values of variables, which are nobody's business but the
    /// container's.
    public TaskDefinition withoutEnvironment() {
        return new TaskDefinition(
                family,
                taskRoleArn,
                executionRoleArn,
                networkMode,
                containerDefinitions.stream().map(ContainerDefinition::withoutEnvironment).toList(),
                volumes,
                placementConstraints,
                requiresCompatibilities,
                cpu,
                memory,
                tags,
                pidMode,
                ipcMode,
                proxyConfiguration,
                inferenceAccelerators,
                ephemeralStorage,
                runtimePlatform,
                enableFaultInjection);
    }

    /// The container of that name.
    public Optional<ContainerDefinition> container(String name) {
        return containerDefinitions.stream()
                .filter(container -> container.name().equals(Optional.of(name)))
                .findFirst();
    }

    /// This definition with other roles.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // components, not choices of a caller
    public TaskDefinition withRoles(Optional<String> taskRole, Optional<String> executionRole) {
        return RecordCopy.with(
                this, Map.of("taskRoleArn", taskRole, "executionRoleArn", executionRole));
    }

    /// This definition with `variables` in every container's environment, over what it says.
    public TaskDefinition withVariables(Map<String, String> variables) {
        return variables.isEmpty()
                ? this
                : withContainers(
                        containerDefinitions.stream()
                                .map(container -> container.withVariables(variables))
                                .toList());
    }

    /// This definition with other containers, as when a run overrides some of theirs.
    public TaskDefinition withContainers(List<ContainerDefinition> containers) {
        return RecordCopy.with(this, Map.of("containerDefinitions", containers));
    }
}
