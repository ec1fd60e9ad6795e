package dev.mayfly.agent.task;

import dev.mayfly.taskdefinition.ContainerDefinition;

/// What a task's execution role may read for it. The agent alone uses that role; nothing of it
/// reaches the task but the values its definition names.
public interface TaskSecrets {

    /// The values of a container's `secrets`, by the variable's name.
    ///
    /// @throws TaskFailure when one is not to be had
    Variables of(TaskRequest task, ContainerDefinition container);

    /// The logins for a task's images.
    Logins logins(TaskRequest task);
}
