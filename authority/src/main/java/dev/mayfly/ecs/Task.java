package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One run of a task definition on a node. `instance` is the container instance it is placed on;
/// which one never changes, a task that loses its node is stopped and another made in its place.
public record Task(
        String id,
        String cluster,
        String taskDefinition,
        String instance,
        Origin origin,
        Progress progress,
        List<TaskContainer> containers,
        List<Tag> tags)
        implements EcsResource {

    /// Where a task is in its life, as ECS spells it; later ones come later.
    ///
    /// Source: ECS Developer Guide, "Amazon ECS task lifecycle", read 2026-11.
    public enum Status {
        PROVISIONING,
        PENDING,
        ACTIVATING,
        RUNNING,
        DEACTIVATING,
        STOPPING,
        DEPROVISIONING,
        STOPPED
    }

    /// Whether what a task does is well: from its containers' health checks.
    public enum Health {
        HEALTHY,
        UNHEALTHY,
        UNKNOWN
    }

    /// Why a task stopped, as ECS spells it.
    public enum StopCode {
        TaskFailedToStart("TaskFailedToStart"),
        EssentialContainerExited("EssentialContainerExited"),
        UserInitiated("UserInitiated"),
        ServiceSchedulerInitiated("ServiceSchedulerInitiated"),
        TerminationNotice("TerminationNotice");

        private final String word;

        StopCode(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// What asked for the task: `group` is `service:NAME` or `family:NAME` unless the caller gave
    /// one, `startedBy` the deployment's id for a task of a service, `overrides` what the caller
    /// changed of the definition.
    public record Origin(
            String group,
            Optional<String> startedBy,
            TaskOverrides overrides,
            Instant createdAt,
            boolean executeCommand) {}

    /// How far it is: what is wanted (`RUNNING` or `STOPPED`), what the node last said, when, and
    /// how it ended. `version` rises with every change.
    public record Progress(
            Status desired,
            Status last,
            Health health,
            Optional<Instant> startedAt,
            Optional<Instant> stoppingAt,
            Optional<Instant> stoppedAt,
            Optional<StopCode> stopCode,
            Optional<String> stoppedReason,
            int version) {

        /// The same with the next version.
        public Progress raised() {
            return new Progress(
                    desired,
                    last,
                    health,
                    startedAt,
                    stoppingAt,
                    stoppedAt,
                    stopCode,
                    stoppedReason,
                    version + 1);
        }
    }

    public Task {
        Names.checkId("a task", id);
        containers = List.copyOf(containers);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.TASK;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public String path() {
        return cluster + "/" + id;
    }

    /// Whether the node has said that nothing of it runs any more, or was given up.
    public boolean stopped() {
        return progress.last() == Status.STOPPED;
    }

    /// Whether it is to run.
    public boolean wanted() {
        return progress.desired() != Status.STOPPED;
    }

    /// Whether it runs, is to go on, and is well as far as anybody checks.
    public boolean well() {
        return wanted()
                && progress.last() == Status.RUNNING
                && containers.stream().allMatch(TaskContainer::well);
    }

    /// The deployment it belongs to, or what else started it.
    public String startedBy() {
        return origin.startedBy().orElse("");
    }

    /// This task, further in its life.
    public Task with(Progress newProgress, List<TaskContainer> newContainers) {
        return new Task(
                id, cluster, taskDefinition, instance, origin, newProgress, newContainers, tags);
    }

    @Override
    public Task withTags(List<Tag> newTags) {
        return new Task(
                id, cluster, taskDefinition, instance, origin, progress, containers, newTags);
    }
}
