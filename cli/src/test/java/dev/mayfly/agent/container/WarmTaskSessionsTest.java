package dev.mayfly.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.agent.credentials.Timer;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.session.Secret;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarmTaskSessionsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = Instant.parse("2026-11-24T20:00:00Z");
    private final List<Runnable> due = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private boolean away;
    private int issued;

    @Test
    void aTaskHasItsOwnCredentials() {
        TaskSessions sessions = sessions();
        TaskSessions.Session web = sessions.begin(task("web"));
        TaskSessions.Session batch = sessions.begin(task("batch"));
        assertThat(web.current()).isEmpty();

        runWhatIsDue();

        assertThat(web.current().orElseThrow().accessKeyId()).isEqualTo("ASIA-web-1");
        assertThat(batch.current().orElseThrow().accessKeyId()).isEqualTo("ASIA-batch-2");
    }

    @Test
    void theAuthorityBeingAwayIsNotSeenWhileWhatIsHeldLives() {
        TaskSessions.Session web = sessions().begin(task("web"));
        runWhatIsDue();
        away = true;

        later(Duration.ofMinutes(58));
        assertThat(web.current().orElseThrow().accessKeyId()).isEqualTo("ASIA-web-1");
        later(Duration.ofMinutes(1));
        assertThat(web.current()).isEmpty();

        away = false;
        later(Duration.ofMinutes(2));
        assertThat(web.current().orElseThrow().accessKeyId()).isEqualTo("ASIA-web-2");
    }

    @Test
    void aStoppedTasksSessionIsEndedAtTheAuthority() {
        TaskSessions.Session web = sessions().begin(task("web"));
        TaskSessions.Session batch = sessions().begin(task("batch"));
        runWhatIsDue();

        web.revoke();
        batch.close();

        assertThat(web.current()).isEmpty();
        assertThat(batch.current()).isEmpty();
        assertThat(ended).containsExactly("web");
    }

    private TaskSessions sessions() {
        Timer timer =
                (_, work) -> {
                    due.add(work);
                    return () -> due.remove(work);
                };
        return new WarmTaskSessions(
                Source::new,
                task -> ended.add(task.taskId()),
                new WarmCredentials.Means(() -> now, new Random(1), timer));
    }

    private void later(Duration by) {
        now = now.plus(by);
        runWhatIsDue();
        runWhatIsDue();
    }

    private void runWhatIsDue() {
        List<Runnable> work = List.copyOf(due);
        due.clear();
        work.forEach(Runnable::run);
    }

    private static TaskIdentity task(String id) {
        return new TaskIdentity(
                id,
                "arn:aws:ecs:us-east-1:123456789012:task/local/" + id,
                "arn:aws:iam::123456789012:role/" + id,
                new Whereabouts.OnLoopback(1000));
    }

    private final class Source implements CredentialSource {

        private final TaskIdentity task;

        private Source(TaskIdentity task) {
            this.task = task;
        }

        @Override
        public Credentials fetch() {
            if (away) {
                throw SourceException.outage("nobody answers");
            }
            issued++;
            return new Credentials(
                    "ASIA-" + task.taskId() + "-" + issued,
                    Secret.of("s"),
                    Secret.of("t"),
                    now.plus(HOUR),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public String description() {
            return task.taskId();
        }
    }
}
