package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.PortMapping;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import java.util.List;
import java.util.Optional;

/// A container's ports.
final class PortRules {

    private static final int MAX_PORT = 65_535;

    private final TaskDefinition definition;
    private final Problems problems;

    PortRules(TaskDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check(String at, ContainerDefinition container) {
        List<PortMapping> mappings = container.portMappings().orElse(List.of());
        for (int i = 0; i < mappings.size(); i++) {
            mapping(at + "portMappings[" + i + "].", mappings.get(i));
        }
    }

    private void mapping(String at, PortMapping mapping) {
        if (mapping.containerPortRange().isPresent()) {
            problems.unsupported(
                    at + "containerPortRange", "containerPortRange is refused: name each port.");
            return;
        }
        if (mapping.containerPort().isEmpty()) {
            // our words
            problems.invalid(at + "containerPort", "A port mapping needs a containerPort.");
            return;
        }
        int inside = mapping.containerPort().get();
        problems.range(at + "containerPort", inside, 1, MAX_PORT);
        mapping.hostPort().ifPresent(port -> problems.range(at + "hostPort", port, 0, MAX_PORT));
        boolean awsvpc = definition.networkMode().equals(Optional.of(NetworkMode.AWSVPC));
        int outside = mapping.hostPort().orElse(inside);
        if (awsvpc && outside != inside) {
            problems.invalid(
                    at + "hostPort",
                    "When networkMode=awsvpc, the host ports and container ports in port mappings"
                            + " must match.");
        }
    }
}
