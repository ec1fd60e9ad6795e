package dev.mayfly.agent.task;

import dev.mayfly.taskdefinition.ContainerDefinition;
import java.nio.file.Path;

/// A container about to be started.
///
/// @param task the task it belongs to
/// @param definition the container
/// @param variables its whole environment, but what a runtime adds by default (`PATH`, `HOME`)
/// @param log where its output goes, a file that is appended to
public record ContainerLaunch(
        PreparedTask task, ContainerDefinition definition, Variables variables, Path log) {

    /// The container's name.
    public String name() {
        return definition.called();
    }

    /// The directory of this container's state: ours alone.
    public Path state() {
        return task.state().resolve(name());
    }
}
