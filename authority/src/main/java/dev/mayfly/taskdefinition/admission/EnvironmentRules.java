package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.EnvironmentFile;
import dev.mayfly.taskdefinition.ContainerDefinition.SecretReference;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A container's variables: given, kept as secrets, and read from files.
final class EnvironmentRules {

    /// What every libc takes as a variable's name and no shell or file of ours reads otherwise.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,254}");

    /// Where a task finds its credentials is the agent's to say: another address would send the
    /// task to someone else's.
    private static final Set<String> OURS =
            Set.of(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                    "AWS_EXECUTION_ENV",
                    "ECS_CONTAINER_METADATA_URI",
                    "ECS_CONTAINER_METADATA_URI_V4");

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}\\.env");

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,1011}");

    private final TaskDefinition definition;
    private final Problems problems;

    EnvironmentRules(TaskDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check(String at, ContainerDefinition container) {
        Set<String> names = new HashSet<>();
        for (KeyValue variable : container.environment().orElse(List.of())) {
            String name = variable.name().orElse("");
            name(at + "environment", name);
            if (!names.add(name)) {
                // our words
                problems.invalid(at + "environment", "The variable '" + name + "' is set twice.");
            }
            if (variable.value().orElse("").indexOf('\0') >= 0) {
                problems.invalid(
                        at + "environment",
                        "The value of '" + name + "' holds a NUL character."); // our words
            }
        }
        for (SecretReference secret : container.secrets().orElse(List.of())) {
            secret(at + "secrets", secret, names);
        }
        boolean secrets = !container.secrets().orElse(List.of()).isEmpty();
        if (secrets && definition.executionRoleArn().isEmpty()) {
            problems.invalid(
                    at + "secrets",
                    "When you are specifying container secrets, you must also specify a value for"
                            + " 'executionRoleArn'.");
        }
        if (container.repositoryCredentials().isPresent()
                && definition.executionRoleArn().isEmpty()) {
            problems.invalid(
                    at + "repositoryCredentials",
                    "When you are specifying container repositoryCredentials, you must also specify"
                            + " a value for 'executionRoleArn'."); // after the text for secrets
        }
        for (EnvironmentFile file : container.environmentFiles().orElse(List.of())) {
            file(at + "environmentFiles", file);
        }
    }

    private void name(String path, String name) {
        if (OURS.contains(name)) {
            problems.unsupported(
                    path, "'" + name + "' is set by the agent, which alone knows its value.");
        } else if (!NAME.matcher(name).matches()) {
            problems.invalid(
                    path, "A variable's name is letters, digits, '_', '.' and '-'."); // our words
        }
    }

    private void secret(String path, SecretReference secret, Set<String> names) {
        name(path, secret.name());
        if (!names.add(secret.name())) {
            problems.invalid(
                    path,
                    "The secret name must be unique and not shared with any new or existing"
                            + " environment variables set on the container, such as '"
                            + secret.name()
                            + "'.");
        }
        String from = secret.valueFrom();
        boolean known =
                from.startsWith("arn:aws")
                        ? from.contains(":secretsmanager:") || from.contains(":ssm:")
                        : PARAMETER.matcher(from.replace("/", "")).matches();
        if (!known || from.chars().anyMatch(c -> c <= ' ' || c > 126)) {
            problems.invalid(
                    path,
                    "valueFrom of '"
                            + secret.name()
                            + "' is neither a secret of Secrets Manager nor a parameter of Systems"
                            + " Manager."); // our words
        }
    }

    private void file(String path, EnvironmentFile file) {
        if (file.type().equals("s3") || file.value().startsWith("arn:")) {
            problems.unsupported(
                    path,
                    "environmentFiles of type 's3' are refused: there is no S3 here. Use type"
                            + " 'file' and the name of a file in the agent's directory"
                            + " 'environment'.");
        } else if (!file.type().equals("file") || !FILE.matcher(file.value()).matches()) {
            problems.invalid(
                    path,
                    "An environment file has the type 'file' and a plain name that ends with"
                            + " '.env'."); // our words
        }
    }
}
