package dev.mayfly.api;

import dev.mayfly.api.ecs.ClusterRecords.AttributeMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.api.ecs.TaskRecords.ContainerMember;
import dev.mayfly.api.ecs.TaskRecords.ContainerOverrideMember;
import dev.mayfly.api.ecs.TaskRecords.OverrideMember;
import dev.mayfly.api.ecs.TaskRecords.TaskMember;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.scheduler.Fleet;
import dev.mayfly.tasks.EcsNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tasks as ECS shows them.
record TaskView(EcsNames names, EcsState state, Fleet fleet) {

    /// How tasks of machines that are not AWS's are launched.
    static final String LAUNCH_TYPE = "EXTERNAL";

    TaskMember of(Task task, boolean tags) {
        Task.Progress progress = task.progress();
        return new TaskMember(
                List.of(),
                List.<AttributeMember>of(),
                names.arn(Kind.CLUSTER, task.cluster()),
                connected(task) ? "CONNECTED" : "DISCONNECTED",
                names.arn(Kind.CONTAINER_INSTANCE, task.cluster() + "/" + task.instance()),
                task.containers().stream().map(it -> container(task, it)).toList(),
                size(task, TaskOverrides::cpu, true),
                task.origin().createdAt(),
                progress.desired().name(),
                task.origin().executeCommand(),
                progress.stoppedAt(),
                task.origin().group(),
                progress.health().name(),
                progress.last().name(),
                LAUNCH_TYPE,
                size(task, TaskOverrides::memory, false),
                overrides(task),
                progress.startedAt(),
                task.origin().startedBy(),
                progress.stopCode().map(Task.StopCode::toString),
                progress.stoppedAt(),
                progress.stoppedReason(),
                progress.stoppingAt(),
                tags ? TagMember.members(task.tags()) : List.of(),
                names.arn(task),
                names.arn(Kind.TASK_DEFINITION, task.taskDefinition()),
                progress.version());
    }

    private boolean connected(Task task) {
        ContainerInstance instance = state.instances().get(task.instance());
        return instance != null && fleet.of(instance) != Fleet.Standing.GONE;
    }

    private Optional<String> size(
            Task task, Function<TaskOverrides, Optional<String>> override, boolean cpu) {
        return override.apply(task.origin().overrides())
                .or(() ->
                        state.revision(task.taskDefinition())
                                .flatMap(it ->
                                        cpu ? it.definition().cpu() : it.definition().memory()));
    }

    private ContainerMember container(Task task, TaskContainer container) {
        return new ContainerMember(
                names.arn(Kind.TASK, "").replace(":task/", ":container/")
                        + task.cluster()
                        + "/"
                        + task.id()
                        + "/"
                        + container.id(),
                names.arn(task),
                container.name(),
                container.image(),
                container.runtimeId(),
                container.last().name(),
                container.exitCode(),
                container.reason(),
                List.of(),
                List.of(),
                container.health().name());
    }

    /// ECS names every container there, whether or not anything of it is overridden.
    private static OverrideMember overrides(Task task) {
        TaskOverrides overrides = task.origin().overrides();
        List<ContainerOverrideMember> containers =
                task.containers().stream()
                        .map(container ->
                                overrides.containerOverrides().stream()
                                        .filter(it ->
                                                it.name().equals(Optional.of(container.name())))
                                        .findFirst()
                                        .map(TaskView::override)
                                        .orElseGet(() -> untouched(container.name())))
                        .toList();
        return new OverrideMember(
                containers,
                overrides.cpu(),
                overrides.executionRoleArn(),
                overrides.memory(),
                overrides.taskRoleArn());
    }

    private static ContainerOverrideMember override(TaskOverrides.ContainerOverride override) {
        return new ContainerOverrideMember(
                override.name(),
                override.command(),
                override.environment(),
                override.cpu(),
                override.memory(),
                override.memoryReservation());
    }

    private static ContainerOverrideMember untouched(String name) {
        return new ContainerOverrideMember(
                Optional.of(name),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// What a request changes of a definition, as the domain has it.
    static TaskOverrides overrides(Optional<OverrideMember> given) {
        return given.map(it ->
                        new TaskOverrides(
                                it.containerOverrides().stream()
                                        .map(c ->
                                                new TaskOverrides.ContainerOverride(
                                                        c.name(),
                                                        c.command(),
                                                        c.environment(),
                                                        c.cpu(),
                                                        c.memory(),
                                                        c.memoryReservation()))
                                        .toList(),
                                it.cpu(),
                                it.memory(),
                                it.taskRoleArn(),
                                it.executionRoleArn()))
                .orElse(TaskOverrides.NONE);
    }
}
