package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.Condition;
import dev.mayfly.taskdefinition.ContainerDefinition.Dependency;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which containers wait for which.
///
/// Source: messages of refusals in public reports; those marked are ours.
final class DependencyRules {

    private final TaskDefinition definition;
    private final Problems problems;

    DependencyRules(TaskDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            List<Dependency> dependencies = containers.get(i).dependsOn().orElse(List.of());
            for (int j = 0; j < dependencies.size(); j++) {
                check("containerDefinitions[" + i + "].dependsOn[" + j + "]", dependencies.get(j));
            }
        }
        boolean cycle = containers.stream().anyMatch(c -> reaches(c, c.called(), new HashSet<>()));
        if (cycle) {
            // our words
            problems.invalid(
                    "containerDefinitions", "Container dependencies should not have a cycle");
        }
    }

    private void check(String path, Dependency dependency) {
        Optional<ContainerDefinition> target = definition.container(dependency.containerName());
        if (target.isEmpty()) {
            problems.invalid(
                    path,
                    "Cannot depend on container + '"
                            + dependency.containerName()
                            + "' because it does not exist");
            return;
        }
        boolean toItsEnd =
                dependency.condition() == Condition.SUCCESS
                        || dependency.condition() == Condition.COMPLETE;
        if (toItsEnd && target.get().isEssential()) {
            problems.invalid(
                    path,
                    "A dependency container with SUCCESS or COMPLETE condition cannot be an"
                            + " essential container");
        }
        if (dependency.condition() == Condition.HEALTHY && target.get().healthCheck().isEmpty()) {
            // our words
            problems.invalid(
                    path, "A dependency container with HEALTHY condition must have a health check");
        }
    }

    /// Whether `from` waits, over any number of others, for the container called `name`.
    private boolean reaches(ContainerDefinition from, String name, Set<String> seen) {
        for (Dependency dependency : from.dependsOn().orElse(List.of())) {
            String next = dependency.containerName();
            if (next.equals(name)) {
                return true;
            }
            Optional<ContainerDefinition> further = definition.container(next);
            if (seen.add(next) && further.isPresent() && reaches(further.get(), name, seen)) {
                return true;
            }
        }
        return false;
    }
}
