package dev.mayfly.agent.task.secret;

import dev.mayfly.agent.task.Logins;
import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.agent.task.TaskRequest;
import dev.mayfly.agent.task.TaskSecrets;
import dev.mayfly.agent.task.Variables;
import dev.mayfly.agent.task.secret.SecretSource.Parameter;
import dev.mayfly.agent.task.secret.SecretSource.StoredSecret;
import dev.mayfly.agent.task.secret.ServiceCall.Call;
import dev.mayfly.agent.task.secret.ServiceEndpoints.Service;
import dev.mayfly.client.Json;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import dev.mayfly.taskdefinition.ContainerDefinition;
import dev.mayfly.taskdefinition.ContainerDefinition.SecretReference;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the execution role of a task may read, when the task needs it and not before; keeps
/// neither values nor credentials.
public final class ExecutionRoleSecrets implements TaskSecrets {

    private final Sessions sessions;
    private final ServiceCall calls;

    /// Where sessions of an execution role come from.
    @FunctionalInterface
    public interface Sessions {

        /// Sessions of `roleArn` for the task of that ARN.
        CredentialSource of(String taskArn, String roleArn);
    }

    public ExecutionRoleSecrets(
            Sessions sessions, ServiceEndpoints endpoints, InstantSource clock) {
        this.sessions = sessions;
        this.calls = new ServiceCall(endpoints, clock);
    }

    @Override
    public Variables of(TaskRequest task, ContainerDefinition container) {
        Map<String, String> values = new LinkedHashMap<>();
        Credentials credentials = credentials(task);
        for (SecretReference secret : container.secrets().orElse(List.of())) {
            String value = value(SecretSource.parse(secret.valueFrom()), credentials);
            if (value.indexOf('\0') >= 0) {
                throw TaskFailure.resources(
                        "the secret for " + secret.name() + " holds a NUL character");
            }
            values.put(secret.name(), value);
        }
        return new Variables(values);
    }

    private Credentials credentials(TaskRequest task) {
        String role =
                task.definition()
                        .executionRoleArn()
                        .orElseThrow(() ->
                                TaskFailure.resources(
                                        "the task has secrets but no executionRoleArn"));
        try {
            return sessions.of(task.taskArn(), role).fetch();
        } catch (SourceException e) {
            throw TaskFailure.resources("the execution role " + role + ": " + e.reason());
        }
    }

    private String value(SecretSource source, Credentials credentials) {
        return switch (source) {
            case StoredSecret secret -> stored(secret, credentials);
            case Parameter parameter -> parameter(parameter, credentials);
        };
    }

    private String stored(StoredSecret secret, Credentials credentials) {
        Map<String, String> input = new LinkedHashMap<>();
        input.put("SecretId", secret.secretId());
        secret.versionStage().ifPresent(stage -> input.put("VersionStage", stage));
        secret.versionId().ifPresent(id -> input.put("VersionId", id));
        Json answer =
                calls.make(
                        new Call(Service.SECRETS_MANAGER, "GetSecretValue", credentials),
                        secret.region(),
                        Json.object(input));
        String text =
                answer.find("SecretString")
                        .map(_ -> answer.at("SecretString"))
                        .orElseThrow(() ->
                                TaskFailure.resources(
                                        "the secret " + secret.secretId() + " is not a text"));
        return secret.jsonKey().map(key -> member(text, key, secret.secretId())).orElse(text);
    }

    /// Never says what the secret holds.
    private static String member(String text, String key, String secretId) {
        Optional<Json> found;
        try {
            found = Json.parse(text).find(key);
        } catch (IllegalArgumentException _) {
            throw TaskFailure.resources("the secret " + secretId + " is not a JSON object");
        }
        return switch (found.orElseThrow(
                () ->
                        TaskFailure.resources(
                                "the secret " + secretId + " has no key `" + key + "`"))) {
            case Json.Text(String value) -> value;
            case Json value -> value.write(false);
        };
    }

    private String parameter(Parameter parameter, Credentials credentials) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("Names", new Json.Items(List.of(new Json.Text(parameter.parameterName()))));
        input.put("WithDecryption", new Json.Flag(true));
        Json answer =
                calls.make(
                        new Call(Service.SSM, "GetParameters", credentials),
                        parameter.region(),
                        new Json.Members(input));
        return answer.items("Parameters").stream()
                .findFirst()
                .map(found -> found.at("Value"))
                .orElseThrow(() ->
                        TaskFailure.resources(
                                "there is no parameter "
                                        + parameter.parameterName()
                                        + " that the execution role may read"));
    }

    /// Private registries by `repositoryCredentials`: a secret `{"username", "password"}`.
    ///
    /// Source: Amazon ECS Developer Guide, "Using non-AWS container images in Amazon ECS".
    @Override
    public Logins logins(TaskRequest task) {
        return container ->
                container
                        .repositoryCredentials()
                        .map(wanted -> {
                            String from = wanted.credentialsParameter();
                            String text = value(SecretSource.parse(from), credentials(task));
                            return new Logins.Login(
                                    member(text, "username", from), member(text, "password", from));
                        });
    }
}
