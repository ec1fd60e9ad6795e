package dev.mayfly.agent.container;

import dev.mayfly.agent.credentials.Turns;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Sessions of tasks, each kept warm on its own. A thousand tasks that start together ask the
/// authority a few at a time.
public final class WarmTaskSessions implements TaskSessions {

    /// Enough to fill a thousand tasks within seconds, few enough not to be a flood.
    private static final int AT_ONCE = 16;

    /// No SDK pretends that credentials of the container endpoint live longer than they do, so
    /// anything that is not about to end is worth having while the authority is away.
    private static final Duration MINIMUM_LIFE = Duration.ofMinutes(1);

    private final Function<TaskIdentity, CredentialSource> sources;
    private final Consumer<TaskIdentity> ended;
    private final WarmCredentials.Means means;
    private final Turns turns = new Turns(AT_ONCE);

    /// Credentials of a task come from its source. `ended` tells the authority that a task has
    /// stopped; it must not block.
    public WarmTaskSessions(
            Function<TaskIdentity, CredentialSource> sources,
            Consumer<TaskIdentity> ended,
            WarmCredentials.Means means) {
        this.sources = sources;
        this.ended = ended;
        this.means = means;
    }

    @Override
    public Session begin(TaskIdentity task) {
        WarmCredentials warm =
                WarmCredentials.start(turns.of(sources.apply(task)), MINIMUM_LIFE, means);
        return new Session() {
            @Override
            public Optional<Credentials> current() {
                return warm.current();
            }

            @Override
            public void close() {
                warm.close();
            }

            @Override
            public void revoke() {
                warm.close();
                ended.accept(task);
            }
        };
    }
}
