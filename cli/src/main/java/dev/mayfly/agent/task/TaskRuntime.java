package dev.mayfly.agent.task;

import dev.mayfly.agent.container.Whereabouts;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// How containers run on this machine. What it starts goes on when the agent ends, and is found
/// again by the reference it was given. Thread-safe.
public interface TaskRuntime {

    /// What an administrator calls it: `process`, `podman`, `docker`.
    String name();

    /// What of an admitted definition this runtime cannot honour, by name and with the reason.
    List<Problem> objections(TaskDefinition definition);

    /// A place for one more task beside those that have one: a uid, an address.
    ///
    /// @throws TaskFailure when there is none left
    String seat(Collection<String> taken);

    /// Where a task in that seat calls the credentials endpoint from.
    Whereabouts whereabouts(String seat);

    /// The path at which a container of the task sees the task's token file.
    String tokenPath(PreparedTask task, String onTheMachine);

    /// Makes ready for a task: directories, networks, images.
    ///
    /// @throws TaskFailure when it cannot
    void prepare(PreparedTask task, Logins logins);

    /// Starts a container and returns what it is found by.
    ///
    /// @throws TaskFailure when it cannot be started
    String start(ContainerLaunch launch);

    /// Waits for a container's end and returns its exit code: 128 and the number of the signal that
    /// ended it; 137 when nobody saw how it ended.
    int await(PreparedTask task, String container, String reference) throws InterruptedException;

    /// Asks a container to end (SIGTERM). Does nothing when it has.
    void terminate(PreparedTask task, String container, String reference);

    /// Ends a container and all it started (SIGKILL). Does nothing when it has ended.
    void kill(PreparedTask task, String container, String reference);

    /// Runs a health check's command inside a container and returns its exit code; -1 when it took
    /// longer than `timeout`.
    int check(ContainerLaunch launch, String reference, Duration timeout)
            throws InterruptedException;

    /// Leaves nothing of an ended task behind, but its logs.
    void clean(PreparedTask task);
}
