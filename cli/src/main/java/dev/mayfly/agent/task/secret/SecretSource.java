package dev.mayfly.agent.task.secret;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.identity.Arn;
import java.util.Optional;

/// Where the value of a secret is kept, as `valueFrom` says it.
///
/// Source: Amazon ECS Developer Guide, "Pass Secrets Manager secrets through Amazon ECS environment
/// variables" and "Pass Systems Manager parameters …", read 2026-11.
sealed interface SecretSource {

    /// The region that is asked, where the reference names one.
    Optional<String> region();

    /// A secret: its whole text, or one member of the JSON object that it is; of the current
    /// version unless a stage or an id says otherwise.
    record StoredSecret(
            String secretId,
            Optional<String> jsonKey,
            Optional<String> versionStage,
            Optional<String> versionId,
            Optional<String> region)
            implements SecretSource {}

    /// A parameter.
    record Parameter(String parameterName, Optional<String> region) implements SecretSource {}

    /// What `valueFrom` refers to.
    ///
    /// @throws TaskFailure when it is neither
    static SecretSource parse(String valueFrom) {
        if (!valueFrom.startsWith("arn:")) {
            return new Parameter(valueFrom, Optional.empty());
        }
        Arn arn =
                Arn.parse(valueFrom)
                        .orElseThrow(
                                () -> TaskFailure.resources("`" + valueFrom + "` is no valid ARN"));
        return switch (arn.service()) {
            case "secretsmanager" -> secret(arn, valueFrom);
            case "ssm" -> new Parameter(parameter(arn.resource()), filled(arn.region()));
            default ->
                    throw TaskFailure.resources(
                            "`" + valueFrom + "` is neither a secret nor a parameter");
        };
    }

    /// `secret:NAME`, or `secret:NAME:JSON-KEY:VERSION-STAGE:VERSION-ID` of which each may be
    /// empty.
    private static SecretSource secret(Arn arn, String valueFrom) {
        String[] parts = arn.resource().split(":", -1);
        if (!parts[0].equals("secret") || (parts.length != 2 && parts.length != 5)) {
            throw TaskFailure.resources(
                    "`"
                            + valueFrom
                            + "` must end with the secret's name, or with"
                            + " `name:json-key:version-stage:version-id`");
        }
        String id =
                new Arn(
                                arn.partition(),
                                arn.service(),
                                arn.region(),
                                arn.account(),
                                "secret:" + parts[1])
                        .toString();
        boolean bare = parts.length == 2;
        return new StoredSecret(
                id,
                bare ? Optional.empty() : filled(parts[2]),
                bare ? Optional.empty() : filled(parts[3]),
                bare ? Optional.empty() : filled(parts[4]),
                filled(arn.region()));
    }

    /// An ARN's resource drops the slash that a path begins with: `parameter/a/b` is `/a/b`, while
    /// `parameter/a` is `a`.
    private static String parameter(String resource) {
        String name = resource.startsWith("parameter/") ? resource.substring(10) : resource;
        return name.indexOf('/') >= 0 ? "/" + name : name;
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
