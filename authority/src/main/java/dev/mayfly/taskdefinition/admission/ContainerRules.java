package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.HealthCheck;
import dev.mayfly.taskdefinition.ContainerDefinition.LogConfiguration;
import dev.mayfly.taskdefinition.ContainerDefinition.LogDriver;
import dev.mayfly.taskdefinition.ContainerDefinition.RestartPolicy;
import dev.mayfly.taskdefinition.ContainerDefinition.Ulimit;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What AWS demands of each container.
///
/// Source: Amazon ECS API Reference, "ContainerDefinition", read 2026-11; messages without the mark
/// "our words" are AWS's, from public reports of refusals.
final class ContainerRules {

    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:@-]{0,254}");
    private static final int MIN_MEMORY_MIB = 6;
    private static final int MAX_SECONDS = 24 * 3600;

    private final TaskDefinition definition;
    private final Problems problems;

    ContainerRules(TaskDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            ContainerDefinition container = containers.get(i);
            String at = "containerDefinitions[" + i + "].";
            image(at, container);
            memory(at, container);
            new EnvironmentRules(definition, problems).check(at, container);
            new PortRules(definition, problems).check(at, container);
            new HostTextRules(problems).check(at, container);
            container.healthCheck().ifPresent(check -> health(at + "healthCheck", check));
            container.restartPolicy().ifPresent(policy -> restart(at + "restartPolicy", policy));
            container.logConfiguration().ifPresent(logs -> logs(at + "logConfiguration", logs));
            times(at, container);
            ulimits(at + "ulimits", container.ulimits().orElse(List.of()));
        }
    }

    private void image(String at, ContainerDefinition container) {
        String image = container.image().orElse("");
        if (image.isEmpty()) {
            problems.invalid(at + "image", "Container.image should not be null or empty.");
        } else if (!IMAGE.matcher(image).matches()) {
            problems.invalid(at + "image", "Container.image contains invalid characters.");
        }
    }

    private void memory(String at, ContainerDefinition container) {
        Optional<Integer> hard = container.memory();
        Optional<Integer> soft = container.memoryReservation();
        if (hard.isEmpty() && soft.isEmpty() && definition.memory().isEmpty()) {
            problems.invalid(
                    at + "memory",
                    "Invalid setting for container '"
                            + container.called()
                            + "'. At least one of 'memory' or 'memoryReservation' must be"
                            + " specified.");
        }
        hard.ifPresent(
                mib -> problems.range(at + "memory", mib, MIN_MEMORY_MIB, Integer.MAX_VALUE));
        soft.ifPresent(mib ->
                problems.range(at + "memoryReservation", mib, MIN_MEMORY_MIB, Integer.MAX_VALUE));
        if (hard.isPresent() && soft.isPresent() && soft.get() > hard.get()) {
            problems.invalid(
                    at + "memoryReservation",
                    "Invalid setting for container '"
                            + container.called()
                            + "'. 'memoryReservation' must not be greater than 'memory'.");
        }
        container.cpu().ifPresent(cpu -> problems.range(at + "cpu", cpu, 0, 1 << 20));
    }

    private void times(String at, ContainerDefinition container) {
        container
                .stopTimeout()
                .ifPresent(s -> problems.range(at + "stopTimeout", s, 0, MAX_SECONDS));
        container
                .startTimeout()
                .ifPresent(s -> problems.range(at + "startTimeout", s, 1, MAX_SECONDS));
    }

    /// Source of the bounds: API Reference, "HealthCheck".
    private void health(String path, HealthCheck check) {
        String first = check.command().isEmpty() ? "" : check.command().getFirst();
        boolean good =
                switch (first) {
                    case "CMD" -> check.command().size() >= 2;
                    case "CMD-SHELL" -> check.command().size() == 2;
                    default -> false;
                };
        if (!good) {
            problems.invalid(
                    path + ".command",
                    "A health check's command begins with 'CMD', or with 'CMD-SHELL' before one"
                            + " string."); // our words
        }
        check.interval().ifPresent(s -> problems.range(path + ".interval", s, 5, 300));
        check.timeout().ifPresent(s -> problems.range(path + ".timeout", s, 2, 120));
        check.retries().ifPresent(n -> problems.range(path + ".retries", n, 1, 10));
        check.startPeriod().ifPresent(s -> problems.range(path + ".startPeriod", s, 0, 300));
    }

    /// Source of the bounds: API Reference, "ContainerRestartPolicy".
    private void restart(String path, RestartPolicy policy) {
        policy.restartAttemptPeriod()
                .ifPresent(s -> problems.range(path + ".restartAttemptPeriod", s, 60, 1800));
        int ignored = policy.ignoredExitCodes().orElse(List.of()).size();
        problems.range(path + ".ignoredExitCodes", ignored, 0, 50);
    }

    private void logs(String path, LogConfiguration logs) {
        Map<String, String> options = logs.options().orElse(Map.of());
        if (logs.logDriver() == LogDriver.AWSLOGS
                && !(options.containsKey("awslogs-region")
                        && options.containsKey("awslogs-group"))) {
            problems.invalid(
                    path + ".options",
                    "Log driver awslogs requires options: awslogs-region, awslogs-group");
        }
        if (!logs.secretOptions().orElse(List.of()).isEmpty()) {
            problems.unsupported(
                    path + ".secretOptions",
                    "secretOptions is refused: no log driver that is honoured needs one.");
        }
    }

    private void ulimits(String path, List<Ulimit> limits) {
        for (Ulimit limit : limits) {
            if (limit.softLimit() < -1
                    || limit.hardLimit() < -1
                    || (limit.hardLimit() != -1
                            && (limit.softLimit() > limit.hardLimit()
                                    || limit.softLimit() == -1))) {
                problems.invalid(
                        path,
                        "The ulimit '"
                                + limit.name()
                                + "' has a softLimit beyond its hardLimit."); // our words
            }
        }
        if (limits.stream().map(Ulimit::name).distinct().count() != limits.size()) {
            problems.invalid(path, "A ulimit is given twice."); // our words
        }
    }
}
