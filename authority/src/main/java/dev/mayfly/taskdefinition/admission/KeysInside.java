package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.LogConfiguration;
import dev.mayfly.taskdefinition.ContainerDefinition.SecretReference;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Access keys inside a definition. A key in the environment shadows the task's role without a
/// word, and outlives everyone who may read the definition. Values are never quoted.
final class KeysInside {

    private static final Set<String> NAMES =
            Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    /// Source: IAM User Guide, "Understanding unique ID prefixes": AKIA for access keys, ASIA for
    /// temporary ones.
    private static final Pattern KEY_ID =
            Pattern.compile("(?<![A-Z0-9])(AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])");

    private final Problems problems;

    KeysInside(Problems problems) {
        this.problems = problems;
    }

    void check(TaskDefinition definition) {
        List<ContainerDefinition> containers = definition.containerDefinitions();
        for (int i = 0; i < containers.size(); i++) {
            ContainerDefinition container = containers.get(i);
            String at = "containerDefinitions[" + i + "].";
            environment(at, container);
            words(at + "command", container.command());
            words(at + "entryPoint", container.entryPoint());
            container
                    .healthCheck()
                    .ifPresent(check -> words(at + "healthCheck", Optional.of(check.command())));
            texts(at + "dockerLabels", container.dockerLabels());
            texts(
                    at + "logConfiguration",
                    container.logConfiguration().flatMap(LogConfiguration::options));
        }
    }

    private void environment(String at, ContainerDefinition container) {
        for (KeyValue variable : container.environment().orElse(List.of())) {
            String name = variable.name().orElse("");
            if (NAMES.contains(name)) {
                named(at + "environment", name);
            } else if (looksLikeKey(variable.value().orElse(""))) {
                value(at + "environment", "The value of '" + name + "'");
            }
        }
        for (SecretReference secret : container.secrets().orElse(List.of())) {
            if (NAMES.contains(secret.name())) {
                named(at + "secrets", secret.name());
            }
        }
    }

    private void words(String path, Optional<List<String>> words) {
        if (words.orElse(List.of()).stream().anyMatch(KeysInside::looksLikeKey)) {
            value(path, "A word of '" + path + "'");
        }
    }

    private void texts(String path, Optional<Map<String, String>> texts) {
        if (texts.orElse(Map.of()).values().stream().anyMatch(KeysInside::looksLikeKey)) {
            value(path, "A value in '" + path + "'");
        }
    }

    private void named(String path, String name) {
        problems.key(
                path,
                "'"
                        + name
                        + "' must not be set: it would take the place of the task's role. Use"
                        + " 'taskRoleArn'.");
    }

    private void value(String path, String what) {
        problems.key(path, what + " looks like an access key. Use 'taskRoleArn'.");
    }

    private static boolean looksLikeKey(String text) {
        return KEY_ID.matcher(text).find();
    }
}
