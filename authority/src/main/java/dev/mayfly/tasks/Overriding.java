package dev.mayfly.tasks;

import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskOverrides.ContainerOverride;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Task definitions with what a single run changes of them.
///
/// Source: ECS API Reference, `TaskOverride` and `ContainerOverride`.
public final class Overriding {

    private Overriding() {}

    /// `definition` as that run has it.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `InvalidParameterException` when it names a
    ///   container that is not there
    public static TaskDefinition applied(TaskDefinition definition, TaskOverrides overrides) {
        if (overrides.equals(TaskOverrides.NONE)) {
            return definition;
        }
        return new TaskDefinition(
                definition.family(),
                overrides.taskRoleArn().or(definition::taskRoleArn),
                overrides.executionRoleArn().or(definition::executionRoleArn),
                definition.networkMode(),
                containers(definition, overrides),
                definition.volumes(),
                definition.placementConstraints(),
                definition.requiresCompatibilities(),
                overrides.cpu().or(definition::cpu),
                overrides.memory().or(definition::memory),
                definition.tags(),
                definition.pidMode(),
                definition.ipcMode(),
                definition.proxyConfiguration(),
                definition.inferenceAccelerators(),
                definition.ephemeralStorage(),
                definition.runtimePlatform(),
                definition.enableFaultInjection());
    }

    private static List<ContainerDefinition> containers(
            TaskDefinition definition, TaskOverrides overrides) {
        List<ContainerDefinition> containers = new ArrayList<>(definition.containerDefinitions());
        for (ContainerOverride override : overrides.containerOverrides()) {
            String name = override.name().orElse("");
            boolean found = false;
            for (int i = 0; i < containers.size(); i++) {
                if (containers.get(i).called().equals(name)) {
                    containers.set(i, applied(containers.get(i), override));
                    found = true;
                }
            }
            if (!found) {
                throw Refusals.parameter(
                        "Override for container named "
                                + name
                                + " is not a container in the"
                                + " TaskDefinition.");
            }
        }
        return containers;
    }

    private static ContainerDefinition applied(
            ContainerDefinition container, ContainerOverride override) {
        return container.changed(
                new ContainerDefinition.Change(
                        override.command(),
                        merged(container.environment().orElse(List.of()), override.environment()),
                        override.cpu(),
                        override.memory(),
                        override.memoryReservation()));
    }

    private static List<KeyValue> merged(List<KeyValue> before, List<KeyValue> more) {
        Map<String, KeyValue> merged = new TreeMap<>();
        before.forEach(variable -> merged.put(variable.name().orElse(""), variable));
        more.forEach(variable -> merged.put(variable.name().orElse(""), variable));
        return List.copyOf(merged.values());
    }
}
