package dev.mayfly.api;

import dev.mayfly.api.ecs.ServiceRecords.Breaker;
import dev.mayfly.api.ecs.ServiceRecords.Configuration;
import dev.mayfly.api.ecs.ServiceRecords.Controller;
import dev.mayfly.api.ecs.ServiceRecords.DeploymentMember;
import dev.mayfly.api.ecs.ServiceRecords.EventMember;
import dev.mayfly.api.ecs.ServiceRecords.ServiceMember;
import dev.mayfly.api.ecs.TagMember;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsResource.Kind;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.tasks.EcsNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Services as ECS shows them, with how many tasks they have.
record ServiceView(EcsNames names, EcsState state) {

    ServiceMember of(EcsService service, boolean tags) {
        List<Task> tasks =
                state.tasks().values().stream()
                        .filter(task ->
                                service.deployments().stream()
                                        .anyMatch(it -> it.id().equals(task.startedBy())))
                        .toList();
        EcsService.Settings settings = service.settings();
        return new ServiceMember(
                names.arn(service),
                service.name(),
                names.arn(Kind.CLUSTER, service.cluster()),
                List.of(),
                List.of(),
                service.status().name(),
                service.desiredCount(),
                count(tasks, ServiceView::running),
                count(tasks, ServiceView::pending),
                TaskView.LAUNCH_TYPE,
                names.arn(Kind.TASK_DEFINITION, service.primary().taskDefinition()),
                configuration(settings.rolling()),
                deployments(service, tasks),
                service.events().stream()
                        .map(it -> new EventMember(it.id(), it.createdAt(), it.message()))
                        .toList(),
                service.createdAt(),
                List.of(),
                List.of(),
                settings.graceSeconds(),
                settings.strategy().name(),
                new Controller("ECS"),
                tags ? TagMember.members(service.tags()) : List.of(),
                service.createdBy(),
                settings.managedTags(),
                settings.propagation().name(),
                settings.execute());
    }

    private List<DeploymentMember> deployments(EcsService service, List<Task> tasks) {
        if (service.status() == EcsService.Status.INACTIVE) {
            return List.of();
        }
        return service.deployments().stream()
                .map(it -> deployment(it, it.equals(service.primary()), tasks))
                .toList();
    }

    private DeploymentMember deployment(Deployment deployment, boolean primary, List<Task> all) {
        List<Task> tasks =
                all.stream().filter(it -> it.startedBy().equals(deployment.id())).toList();
        return new DeploymentMember(
                deployment.id(),
                primary ? "PRIMARY" : "ACTIVE",
                names.arn(Kind.TASK_DEFINITION, deployment.taskDefinition()),
                deployment.desiredCount(),
                count(tasks, ServiceView::pending),
                count(tasks, ServiceView::running),
                deployment.failedTasks(),
                deployment.createdAt(),
                deployment.updatedAt(),
                TaskView.LAUNCH_TYPE,
                deployment.rollout().state().name(),
                deployment.rollout().reason());
    }

    private static Configuration configuration(EcsService.Rolling rolling) {
        return new Configuration(
                Optional.of(new Breaker(rolling.breaker(), rolling.rollback())),
                Optional.of(rolling.maximumPercent()),
                Optional.of(rolling.minimumHealthyPercent()),
                Optional.of("ROLLING"));
    }

    private static int count(List<Task> tasks, Predicate<Task> which) {
        return (int) tasks.stream().filter(which).count();
    }

    static boolean running(Task task) {
        return task.progress().last() == Task.Status.RUNNING;
    }

    static boolean pending(Task task) {
        return task.wanted() && task.progress().last().compareTo(Task.Status.RUNNING) < 0;
    }
}
