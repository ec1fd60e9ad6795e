package dev.mayfly.agent.container;

import dev.mayfly.session.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a registered task is given, to reach its credentials and nobody else's.
///
/// @param relativeUri path of the credentials at 169.254.170.2
/// @param fullUri the same on loopback; empty where the agent has no loopback listener
/// @param token what the task sends as `Authorization`, verbatim
/// @param tokenFile the token in a file (0400, owned by the task's uid, no newline)
/// @param metadataUri base of the task's metadata, version 4, without a final `/`
public record Registration(
        TaskIdentity task,
        String relativeUri,
        Optional<URI> fullUri,
        Secret token,
        Path tokenFile,
        URI metadataUri) {

    /// Variables for the environment of one of the task's containers. Nothing secret but the
    /// identifier in the path: the token is named by its file, at `tokenPath`, which is
    /// [#tokenFile()] for a process and where the file is mounted for a container.
    ///
    /// On the bridge the relative form is given, and it needs no token. Source: Amazon ECS
    /// Developer Guide, "Task IAM role" and "Task metadata endpoint version 4".
    public Map<String, String> environment(String container, Path tokenPath) {
        Map<String, String> variables = new TreeMap<>();
        String own = metadataUri + "-" + container;
        variables.put("ECS_CONTAINER_METADATA_URI_V4", own);
        variables.put("ECS_CONTAINER_METADATA_URI", own.replace("/v4/", "/v3/"));
        switch (task.whereabouts()) {
            case Whereabouts.OnBridge _ ->
                    variables.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", relativeUri);
            case Whereabouts.OnLoopback _ -> {
                variables.put(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", fullUri.orElseThrow().toString());
                variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", tokenPath.toString());
            }
        }
        return Map.copyOf(variables);
    }

    /// [#environment(String, Path)] for a process, which sees the file where we see it.
    public Map<String, String> environment(String container) {
        return environment(container, tokenFile);
    }

    /// The token as a variable, for SDKs too old for the file (before botocore 1.33, Java SDK
    /// 2.21): whoever may read the task's environment then has it. Where both are set they are
    /// equal, so it does not matter which an SDK prefers.
    public Map<String, String> tokenVariable() {
        return Map.of("AWS_CONTAINER_AUTHORIZATION_TOKEN", token.reveal());
    }
}
