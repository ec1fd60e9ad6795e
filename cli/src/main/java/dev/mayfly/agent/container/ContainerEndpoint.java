package dev.mayfly.agent.container;

import dev.mayfly.agent.door.DoorRefusal;
import dev.mayfly.agent.door.Endpoint;
import dev.mayfly.agent.door.LocalRequest;
import dev.mayfly.agent.door.LocalResponse;
import dev.mayfly.agent.handout.Handout;
import dev.mayfly.agent.handout.HandoutLog;
import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.taskmetadata.MetadataDocuments;
import dev.mayfly.client.Json;
import dev.mayfly.source.Credentials;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Answers tasks: their credentials, and what they may know of themselves.
///
/// Source: Amazon ECS Developer Guide, "Task IAM role", "Task metadata endpoint"; the agent's
/// `tmds` package for errors.
public final class ContainerEndpoint implements Endpoint {

    private static final Logger LOG = System.getLogger(ContainerEndpoint.class.getName());

    private static final String CREDENTIALS = "/v2/credentials/";

    private static final String TASK = "/task";

    private final ContainerCredentials tasks;
    private final HandoutLog handouts;

    /// Answers for `tasks`; each hand-out is in `handouts` before it leaves.
    public ContainerEndpoint(ContainerCredentials tasks, HandoutLog handouts) {
        this.tasks = tasks;
        this.handouts = handouts;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        String path = request.path();
        if (path.equals("/v2/credentials") || path.equals(CREDENTIALS)) {
            return ContainerAnswers.NO_ID;
        }
        if (path.startsWith(CREDENTIALS)) {
            return tasks.byCredentialsId(path.substring(CREDENTIALS.length()))
                    .map(task -> credentials(task, request))
                    .orElse(ContainerAnswers.UNKNOWN_ID);
        }
        if (path.startsWith("/v4/") || path.startsWith("/v3/")) {
            return metadata(path.substring("/v4/".length()), request.peer());
        }
        return ContainerAnswers.NOT_FOUND;
    }

    @Override
    public LocalResponse refused(DoorRefusal refusal) {
        return ContainerAnswers.refused(refusal);
    }

    private LocalResponse credentials(RegisteredTask task, LocalRequest request) {
        List<String> authorization = request.headers().getOrDefault("authorization", List.of());
        return switch (task.standing(request.peer(), authorization)) {
            case FROM_ELSEWHERE -> {
                warn(task, request.peer(), "from elsewhere");
                yield ContainerAnswers.ELSEWHERE;
            }
            case WITHOUT_TOKEN -> {
                warn(task, request.peer(), "without its token");
                yield ContainerAnswers.NO_TOKEN;
            }
            case ITS_OWN ->
                    task.session()
                            .current()
                            .map(current -> handOut(task, current, request.peer()))
                            .orElse(ContainerAnswers.NOT_READY);
        };
    }

    private LocalResponse handOut(RegisteredTask task, Credentials current, Peer peer) {
        TaskIdentity identity = task.identity();
        try {
            handouts.record(
                    new Handout(
                            "container",
                            identity.roleArn(),
                            current.accessKeyId(),
                            identity.taskId(),
                            peer));
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "credentials are withheld", e);
            return ContainerAnswers.refused(DoorRefusal.FAILED);
        }
        return ContainerAnswers.credentials(identity.roleArn(), current);
    }

    /// `ID-CONTAINER` or `ID-CONTAINER/task`. Anyone else learns as much as of one that is not.
    private LocalResponse metadata(String rest, Peer peer) {
        boolean whole = rest.endsWith(TASK);
        String name = whole ? rest.substring(0, rest.length() - TASK.length()) : rest;
        int dash = name.indexOf('-');
        if (dash < 0) {
            return ContainerAnswers.NOT_FOUND;
        }
        return tasks.byMetadataId(name.substring(0, dash))
                .filter(task -> task.isAt(peer))
                .flatMap(task -> document(task, name.substring(dash + 1), whole))
                .map(document -> LocalResponse.json(200, document.write(false)))
                .orElse(ContainerAnswers.NOT_FOUND);
    }

    private static Optional<Json> document(RegisteredTask task, String container, boolean whole) {
        String arn = task.identity().taskArn();
        return task.description()
                .flatMap(known ->
                        known.container(container)
                                .map(found ->
                                        whole
                                                ? MetadataDocuments.task(arn, known)
                                                : MetadataDocuments.container(arn, known, found)));
    }

    private static void warn(RegisteredTask task, Peer peer, String how) {
        LOG.log(
                Level.WARNING,
                "credentials of task {0} were asked for {1}, by {2}",
                task.identity().taskId(),
                how,
                peer.key());
    }
}
