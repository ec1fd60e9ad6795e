package dev.mayfly.agent.container;

import dev.mayfly.session.Secret;
import dev.mayfly.source.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Credentials that name their task, once the test says they are there.
final class FakeSessions implements TaskSessions {

    static final Instant EXPIRATION = Instant.parse("2026-11-24T21:00:00.987654Z");

    private final Map<String, Credentials> ready = new ConcurrentHashMap<>();
    final List<String> begun = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    final List<String> revoked = new ArrayList<>();

    /// From now on the task has credentials.
    void arrive(String taskId) {
        ready.put(
                taskId,
                new Credentials(
                        "ASIA" + taskId.toUpperCase(Locale.ROOT),
                        Secret.of("secret-of-" + taskId),
                        Secret.of("token-of-" + taskId),
                        EXPIRATION,
                        Optional.of("123456789012"),
                        Optional.of("arn:aws:iam::123456789012:role/" + taskId)));
    }

    @Override
    public Session begin(TaskIdentity task) {
        begun.add(task.taskId());
        return new Session() {
            @Override
            public Optional<Credentials> current() {
                return Optional.ofNullable(ready.get(task.taskId()));
            }

            @Override
            public void close() {
                closed.add(task.taskId());
            }

            @Override
            public void revoke() {
                revoked.add(task.taskId());
            }
        };
    }
}
