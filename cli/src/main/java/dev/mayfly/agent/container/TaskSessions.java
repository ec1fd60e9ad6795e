package dev.mayfly.agent.container;

import dev.mayfly.source.Credentials;
import java.util.Optional;

/// Where the credentials of registered tasks come from.
public interface TaskSessions {

    /// Starts to keep the task's credentials at hand. Returns at once.
    Session begin(TaskIdentity task);

    /// The credentials of one task, kept fresh until it is closed.
    interface Session extends AutoCloseable {

        /// What lives now: never waits, never expired. Empty until there is a first one, and when
        /// the authority was away for longer than the last one lived.
        Optional<Credentials> current();

        /// Stops keeping them: the agent ends. What was handed out lives on.
        @Override
        void close();

        /// The task has stopped: as [#close()], and the authority is told to end what was handed
        /// out. Does not wait for it.
        void revoke();
    }
}
