package dev.mayfly.agent.task;

import dev.mayfly.agent.container.Registration;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.EnvironmentFile;
import dev.mayfly.taskdefinition.KeyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container's environment is made of. The definition's variables win over its files' and
/// over what we would say by default; where its credentials are is ours alone to say.
final class LaunchEnvironment {

    /// Source: Amazon ECS Developer Guide, environment files: "a maximum of 10 files"; the size is
    /// ours.
    private static final long MAX_FILE_BYTES = 64L << 10;

    private final TaskSettings settings;
    private final TaskSecrets secrets;

    LaunchEnvironment(TaskSettings settings, TaskSecrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /// The environment of one container of `task`.
    ///
    /// @throws TaskFailure when a file or a secret is not to be had
    Variables of(
            TaskRequest task, ContainerDefinition container, Optional<Map<String, String>> door) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("AWS_REGION", settings.region());
        all.put("AWS_DEFAULT_REGION", settings.region());
        all.putAll(settings.endpoints());
        for (EnvironmentFile file : container.environmentFiles().orElse(List.of())) {
            read(file.value(), all);
        }
        for (KeyValue variable : container.environment().orElse(List.of())) {
            all.put(variable.name().orElse(""), variable.value().orElse(""));
        }
        if (!container.secrets().orElse(List.of()).isEmpty()) {
            all.putAll(secrets.of(task, container).values());
        }
        all.put("AWS_EXECUTION_ENV", "AWS_ECS_EXTERNAL");
        door.ifPresent(all::putAll);
        return new Variables(all);
    }

    private void read(String name, Map<String, String> all) {
        Path file = settings.environmentFiles().resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > MAX_FILE_BYTES) {
                throw TaskFailure.resources(
                        "the environment file "
                                + name
                                + " is not a file of at most 64 KiB in "
                                + settings.environmentFiles());
            }
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (!line.startsWith("#") && equals > 0) {
                    put(name, line.substring(0, equals), line.substring(equals + 1), all);
                }
            }
        } catch (IOException e) {
            throw TaskFailure.resources(
                    "the environment file " + name + " cannot be read: " + e.getMessage());
        }
    }

    private static void put(String file, String variable, String value, Map<String, String> all) {
        boolean good = variable.matches("[A-Za-z_][A-Za-z0-9_]{0,254}") && value.indexOf('\0') < 0;
        if (!good
                || variable.equals("AWS_ACCESS_KEY_ID")
                || variable.equals("AWS_SECRET_ACCESS_KEY")) {
            throw TaskFailure.resources(
                    "the environment file "
                            + file
                            + " sets `"
                            + variable.replaceAll("[^A-Za-z0-9_]", "?")
                            + "`, which it must not");
        }
        all.put(variable, value);
    }

    /// The variables by which `container` finds its credentials. The token stands beside its file,
    /// since SDKs before the end of 2023 (botocore 1.33) do not know the file: who may read the
    /// task's environment is the task's user, who may read the file as well.
    static Map<String, String> door(Registration registration, String container, String tokenPath) {
        Map<String, String> door =
                new LinkedHashMap<>(registration.environment(container, Path.of(tokenPath)));
        if (door.containsKey("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")) {
            door.putAll(registration.tokenVariable());
        }
        return door;
    }
}
