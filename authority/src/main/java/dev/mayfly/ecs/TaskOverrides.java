package dev.mayfly.ecs;

import dev.mayfly.taskdefinition.KeyValue;
import java.util.List;
import java.util.Optional;

/// What a single run changes of its task definition.
///
/// Source: botocore's model of ECS 2014-11-13, `TaskOverride`.
public record TaskOverrides(
        List<ContainerOverride> containerOverrides,
        Optional<String> cpu,
        Optional<String> memory,
        Optional<String> taskRoleArn,
        Optional<String> executionRoleArn) {

    /// Nothing changed.
    public static final TaskOverrides NONE =
            new TaskOverrides(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// What changes of the container `name`; variables come on top of the definition's.
    public record ContainerOverride(
            Optional<String> name,
            Optional<List<String>> command,
            List<KeyValue> environment,
            Optional<Integer> cpu,
            Optional<Integer> memory,
            Optional<Integer> memoryReservation) {

        public ContainerOverride {
            command = command.map(List::copyOf);
            environment = List.copyOf(environment);
        }
    }

    public TaskOverrides {
        containerOverrides = List.copyOf(containerOverrides);
    }
}
