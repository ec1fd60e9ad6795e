package dev.mayfly.api.work;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What `PollTasks` and `ReportTasks` take and answer.
public interface WorkRecords {

    /// Tasks of one answer at most; what is more comes with the next.
    int MAX_REPORTS = 1000;

    /// A node asks for the tasks it is to run. `known` is the `version` of the latest answer: the
    /// call waits until there is another, at most `waitSeconds`.
    record Poll(
            @Member(minLength = 1, maxLength = 255) String cluster,
            Optional<String> known,
            @Member(min = 0, max = 20) Optional<Integer> waitSeconds,
            Agent agent) {}

    /// What a node tells of itself.
    record Agent(
            @Member(maxLength = 64) String version,
            @Member(min = 0) int cpuUnits,
            @Member(min = 0) int memoryMib,
            @Member(maxLength = 64) String runtime) {}

    /// `changed` is false when nothing is new: then there are no tasks and definitions, and what
    /// was told before holds. Otherwise `tasks` are all there are; a task that is not among them is
    /// none of the node's. Definitions stand once, as `RegisterTaskDefinition` takes them, each
    /// under the key that tasks name it by.
    record Assigned(
            String version,
            boolean changed,
            String containerInstanceArn,
            List<AssignedTask> tasks,
            List<AssignedDefinition> definitions) {}

    /// A task as its node needs it. `desiredStatus` is `RUNNING` or `STOPPED`.
    record AssignedTask(
            String taskArn,
            String taskId,
            String desiredStatus,
            String definition,
            String taskDefinitionArn,
            String family,
            int revision,
            Optional<String> taskRoleArn,
            Optional<String> executionRoleArn,
            Optional<String> serviceName) {}

    /// The JSON of a task definition, with what a single run changed already in it. It holds the
    /// values of variables, which stay out of the trail.
    record AssignedDefinition(String key, @Member(sensitive = true) String json) {}

    /// A node tells of its tasks.
    record Report(
            @Member(minLength = 1, maxLength = 255) String cluster,
            @Member(minLength = 1, maxLength = MAX_REPORTS) List<TaskReport> tasks) {}

    record TaskReport(
            @Member(minLength = 32, maxLength = 32) String taskId,
            @Member(
                            oneOf = {
                                "PENDING",
                                "ACTIVATING",
                                "RUNNING",
                                "DEACTIVATING",
                                "STOPPING",
                                "STOPPED"
                            })
                    String status,
            @Member(oneOf = {"HEALTHY", "UNHEALTHY", "UNKNOWN"}) String health,
            @Member(oneOf = {"TaskFailedToStart", "EssentialContainerExited"})
                    Optional<String> stopCode,
            @Member(maxLength = 1024) Optional<String> reason,
            @Member(maxLength = 10) List<ContainerReport> containers) {}

    record ContainerReport(
            String name,
            @Member(oneOf = {"PENDING", "RUNNING", "STOPPED"}) String status,
            @Member(oneOf = {"HEALTHY", "UNHEALTHY", "UNKNOWN"}) String health,
            Optional<Integer> exitCode,
            @Member(maxLength = 1024) Optional<String> reason,
            @Member(maxLength = 256) Optional<String> runtimeId) {}

    /// How many of the tasks were told something new of.
    record Reported(int changed) {}
}
