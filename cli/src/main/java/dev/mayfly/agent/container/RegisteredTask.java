package dev.mayfly.agent.container;

import dev.mayfly.agent.peer.Peer;
import dev.mayfly.agent.taskmetadata.TaskDescription;
import dev.mayfly.session.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A task that may ask, and what is known of it now.
final class RegisteredTask {

    /// Whether a request is the task's.
    enum Standing {
        ITS_OWN,

        /// Comes from somewhere else: another container, another user.
        FROM_ELSEWHERE,

        /// Comes from where the task is, with another token or none.
        WITHOUT_TOKEN
    }

    private final Kept kept;
    private final Registration registration;
    private final TaskSessions.Session session;
    private final AtomicReference<Optional<TaskDescription>> description =
            new AtomicReference<>(Optional.empty());

    RegisteredTask(Kept kept, Registration registration, TaskSessions.Session session) {
        this.kept = kept;
        this.registration = registration;
        this.session = session;
    }

    /// The same task after it moved.
    RegisteredTask as(Kept moved, Registration given) {
        RegisteredTask same = new RegisteredTask(moved, given, session);
        same.description.set(description.get());
        return same;
    }

    Kept kept() {
        return kept;
    }

    TaskIdentity identity() {
        return kept.task();
    }

    Registration registration() {
        return registration;
    }

    TaskSessions.Session session() {
        return session;
    }

    void describe(TaskDescription now) {
        description.set(Optional.of(now));
    }

    Optional<TaskDescription> description() {
        return description.get();
    }

    /// Whether `peer` is where the task is.
    boolean isAt(Peer peer) {
        return switch (identity().whereabouts()) {
            case Whereabouts.OnBridge(InetAddress address, _) -> address.equals(peer.ip());
            case Whereabouts.OnLoopback(long uid) ->
                    peer.uid().filter(found -> found == uid).isPresent();
        };
    }

    /// Whether a request with these `Authorization` headers is the task's. On the bridge a token is
    /// not needed, because SDKs send none with a relative URI; a wrong one is refused all the same.
    Standing standing(Peer peer, List<String> authorization) {
        if (!isAt(peer)) {
            return Standing.FROM_ELSEWHERE;
        }
        boolean needed =
                switch (identity().whereabouts()) {
                    case Whereabouts.OnBridge _ -> !authorization.isEmpty();
                    case Whereabouts.OnLoopback _ -> true;
                };
        boolean right =
                authorization.size() == 1
                        && new Secret(authorization.getFirst().getBytes(StandardCharsets.UTF_8))
                                .equals(kept.keys().token());
        return !needed || right ? Standing.ITS_OWN : Standing.WITHOUT_TOKEN;
    }
}
