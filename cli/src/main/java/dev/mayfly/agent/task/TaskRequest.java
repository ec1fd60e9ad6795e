package dev.mayfly.agent.task;

import dev.mayfly.taskdefinition.TaskDefinition;
import java.util.Optional;
import java.util.regex.Pattern;

/// A task somebody wants on this machine.
///
/// @param taskId 32 hexadecimal digits
/// @param taskArn `arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`; what its sessions are asked for
/// @param cluster the cluster's name; `local` for what this machine's own operator starts
/// @param revision of the definition, for the task's metadata
/// @param definition what to run, any overrides already applied; its roles are ARNs
public record TaskRequest(
        String taskId, String taskArn, String cluster, int revision, TaskDefinition definition) {

    /// The cluster of tasks that this machine's own operator starts.
    public static final String LOCAL_CLUSTER = "local";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    public TaskRequest {
        if (!ID.matcher(taskId).matches() || !taskArn.endsWith("/" + taskId)) {
            throw new IllegalArgumentException("not the id and ARN of a task");
        }
    }

    /// The role of the code that runs.
    Optional<String> taskRole() {
        return definition.taskRoleArn();
    }

    /// The role the agent uses for the task.
    Optional<String> executionRole() {
        return definition.executionRoleArn();
    }
}
