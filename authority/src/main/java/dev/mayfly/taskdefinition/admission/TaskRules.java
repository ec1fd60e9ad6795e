package dev.mayfly.taskdefinition.admission;

import dev.mayfly.identity.Arn;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinition.NetworkMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What AWS demands of a task definition as a whole.
///
/// Source: Amazon ECS API Reference, "RegisterTaskDefinition", read 2026-11; the messages that are
/// not marked as ours are AWS's, from public reports of refusals.
final class TaskRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@/-]{1,512}");
    private static final int MAX_CONTAINERS = 10;
    private static final int MAX_TAGS = 50;
    private static final Set<String> COMPATIBILITIES =
            Set.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");

    private final Problems problems;

    TaskRules(Problems problems) {
        this.problems = problems;
    }

    void check(TaskDefinition definition) {
        if (definition.family().isEmpty()) {
            problems.invalid("family", "Family should not be null or empty."); // our words
        } else if (!NAME.matcher(definition.family()).matches()) {
            problems.invalid("family", "Family contains invalid characters.");
        }
        role("taskRoleArn", definition.taskRoleArn());
        role("executionRoleArn", definition.executionRoleArn());
        containers(definition.containerDefinitions());
        compatibility(definition);
        size(definition);
        tags(definition.tags().orElse(List.of()));
    }

    private void role(String path, Optional<String> role) {
        role.filter(value -> !isRole(value))
                .ifPresent(_ -> problems.invalid(path, "Role is not valid"));
    }

    /// AWS takes a role's name as well as its ARN.
    private static boolean isRole(String value) {
        if (!value.startsWith("arn:")) {
            return ROLE_NAME.matcher(value).matches();
        }
        return Arn.parse(value)
                .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
                .filter(arn -> ROLE_NAME.matcher(arn.resource()).matches())
                .isPresent();
    }

    private void containers(List<ContainerDefinition> containers) {
        String path = "containerDefinitions";
        if (containers.isEmpty()) {
            problems.invalid(path, "Container list cannot be empty.");
            return;
        }
        if (containers.size() > MAX_CONTAINERS) {
            problems.invalid(path, "A task definition has at most 10 containers."); // our words
        }
        if (containers.stream().noneMatch(ContainerDefinition::isEssential)) {
            problems.invalid(path, "Task definition doesn't have any essential container.");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            String at = path + "[" + i + "].name";
            String name = containers.get(i).called();
            if (name.isEmpty()) {
                problems.invalid(at, "Container.name should not be null or empty.");
            } else if (!NAME.matcher(name).matches()) {
                problems.invalid(at, "Container.name contains invalid characters.");
            } else if (!names.add(name)) {
                // our words
                problems.invalid(at, "Two containers have the name '" + name + "'.");
            }
        }
    }

    private void compatibility(TaskDefinition definition) {
        List<String> asked = definition.requiresCompatibilities().orElse(List.of());
        for (String kind : asked) {
            if (!COMPATIBILITIES.contains(kind)) {
                problems.invalid(
                        "requiresCompatibilities",
                        "requiresCompatibilities takes EC2, FARGATE, EXTERNAL and"
                                + " MANAGED_INSTANCES."); // our words
            }
        }
        if (!asked.contains("FARGATE")) {
            return;
        }
        if (!definition.networkMode().equals(Optional.of(NetworkMode.AWSVPC))) {
            problems.invalid("networkMode", "Fargate only supports network mode 'awsvpc'.");
        }
        if (definition.cpu().isEmpty()) {
            problems.invalid("cpu", "Fargate requires that 'cpu' be defined at the task level.");
        }
        if (definition.memory().isEmpty()) {
            problems.invalid(
                    "memory", "Fargate requires that 'memory' be defined at the task level.");
        }
    }

    private void size(TaskDefinition definition) {
        Optional<Integer> cpu = definition.cpu().flatMap(TaskSize::cpuUnits);
        if (definition.cpu().isPresent() && cpu.isEmpty()) {
            problems.invalid("cpu", "Invalid 'cpu' setting for task.");
        }
        Optional<Integer> memory = definition.memory().flatMap(TaskSize::memoryMib);
        if (definition.memory().isPresent() && memory.isEmpty()) {
            problems.invalid("memory", "Invalid 'memory' setting for task.");
        }
        long cpuSum =
                definition.containerDefinitions().stream()
                        .mapToLong(container -> container.cpu().orElse(0))
                        .sum();
        if (cpu.isPresent() && cpuSum > cpu.get()) {
            problems.invalid(
                    "cpu",
                    "The sum of all container 'cpu' values cannot be greater than the value of the"
                            + " task 'cpu'.");
        }
    }

    private void tags(List<TaskDefinition.Tag> tags) {
        boolean good =
                tags.size() <= MAX_TAGS
                        && tags.stream().allMatch(TaskRules::isTag)
                        && tags.stream().map(TaskDefinition.Tag::key).distinct().count()
                                == tags.size();
        if (!good) {
            problems.invalid(
                    "tags",
                    "At most 50 tags, each with a key of its own of 1 to 128 characters and a value"
                            + " of at most 256."); // our words
        }
    }

    private static boolean isTag(TaskDefinition.Tag tag) {
        String key = tag.key().orElse("");
        return !key.isEmpty()
                && key.length() <= 128
                && !key.regionMatches(true, 0, "aws:", 0, 4)
                && tag.value().orElse("").length() <= 256;
    }
}
