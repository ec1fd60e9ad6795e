package dev.mayfly.agent.work;

import dev.mayfly.agent.task.TaskRequest;
import java.util.List;
import java.util.Optional;

/// Where work comes from. A port: the authority stands behind it.
public interface Desk {

    /// The cluster this machine works for.
    String cluster();

    /// What is wanted, when it is something else than under `known`; waits a while for that.
    ///
    /// @throws dev.mayfly.source.SourceException when it is refused, or nobody answers
    Optional<Assignments> poll(Optional<String> known);

    /// Tells how tasks are.
    ///
    /// @throws dev.mayfly.source.SourceException when it is refused, or nobody answers
    void report(List<TaskNews> news);

    /// All that is wanted of this machine, under a version. What is not among it is not wanted.
    record Assignments(String version, List<Assignment> tasks) {

        public Assignments {
            tasks = List.copyOf(tasks);
        }
    }

    /// A task that is placed here, to run or to be stopped; or one that cannot even be read, with
    /// the reason why.
    record Assignment(
            String taskId, boolean wanted, Optional<TaskRequest> request, String problem) {}
}
