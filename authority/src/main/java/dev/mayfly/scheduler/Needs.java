package dev.mayfly.scheduler;

import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a task takes of the machine it runs on: 1/1024 of a processor, MiB of memory, and ports
/// that no other task has.
///
/// Source: ECS API Reference, `ContainerDefinition`: what a task sets as a whole goes before what
/// its containers say; `memoryReservation`, where given, is what is reserved.
public record Needs(int cpuUnits, int memoryMib, List<Integer> ports) {

    public Needs {
        ports = List.copyOf(ports);
    }

    /// What a task of that revision takes.
    public static Needs of(TaskRevision revision, TaskOverrides overrides) {
        TaskDefinition definition = revision.definition();
        return new Needs(
                whole(overrides.cpu().or(definition::cpu))
                        .orElseGet(() -> sum(definition, it -> it.cpu().orElse(0))),
                whole(overrides.memory().or(definition::memory))
                        .orElseGet(() -> sum(definition, Needs::memory)),
                definition.containerDefinitions().stream().flatMap(Needs::ports).toList());
    }

    private static Stream<Integer> ports(ContainerDefinition container) {
        return container.portMappings().orElse(List.of()).stream()
                .flatMap(mapping -> mapping.hostPort().stream())
                .filter(port -> port != 0);
    }

    private static int memory(ContainerDefinition container) {
        return container.memoryReservation().or(container::memory).orElse(0);
    }

    private static int sum(TaskDefinition definition, Function<ContainerDefinition, Integer> of) {
        return definition.containerDefinitions().stream().mapToInt(of::apply).sum();
    }

    // What is no plain number ("1 vCPU") was admitted; it is not reserved.
    private static Optional<Integer> whole(Optional<String> text) {
        return text.filter(it -> it.matches("[0-9]{1,8}")).map(Integer::valueOf);
    }
}
