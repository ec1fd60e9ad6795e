package dev.mayfly.store.sql;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.TaskDefinitions;

/// Reads a resource of ECS back from the JSON of its row, as strictly as [EntityReader].
record EcsReader(Fields fields) {

    /// The resource in the text.
    ///
    /// @throws StoredJsonException when the text is not what [EcsWriter] writes for that kind
    static EcsResource resource(EcsResource.Kind kind, String json) {
        EcsReader reader = new EcsReader(new Fields(StoredJson.object(json)));
        try {
            EcsResource resource = reader.read(kind);
            reader.fields.end();
            return resource;
        } catch (IllegalArgumentException | TaskDefinitionException e) {
            throw new StoredJsonException(String.valueOf(e.getMessage()));
        }
    }

    private EcsResource read(EcsResource.Kind kind) {
        return switch (kind) {
            case CLUSTER -> new Cluster(fields.text("name"), fields.tags("tags"));
            case CONTAINER_INSTANCE -> instance();
            case TASK_DEFINITION -> revision();
            case SERVICE -> service();
            case TASK -> task();
        };
    }

    private ContainerInstance instance() {
        return new ContainerInstance(
                fields.text("id"),
                fields.text("cluster"),
                fields.text("node"),
                fields.flag("draining"),
                fields.instant("registeredAt"),
                fields.instant("lastSeen"),
                new ContainerInstance.Agent(
                        fields.text("version"),
                        fields.number("cpuUnits"),
                        fields.number("memoryMib"),
                        fields.text("runtime")),
                fields.tags("tags"));
    }

    private TaskRevision revision() {
        return new TaskRevision(
                TaskDefinitions.parse(fields.text("definition")),
                fields.number("revision"),
                fields.text("registeredBy"),
                fields.instant("registeredAt"),
                fields.optionalInstant("deregisteredAt"),
                fields.tags("tags"));
    }

    private EcsService service() {
        return new EcsService(
                fields.text("name"),
                fields.text("cluster"),
                EcsService.Status.valueOf(fields.text("status")),
                fields.number("desiredCount"),
                settings(),
                fields.objects("deployments", EcsReader::deployment),
                fields.objects("events", EcsReader::event),
                fields.instant("createdAt"),
                fields.text("createdBy"),
                fields.tags("tags"));
    }

    private EcsService.Settings settings() {
        return new EcsService.Settings(
                EcsService.Strategy.valueOf(fields.text("strategy")),
                new EcsService.Rolling(
                        fields.number("minimumHealthyPercent"),
                        fields.number("maximumPercent"),
                        fields.flag("breaker"),
                        fields.flag("rollback")),
                EcsService.Propagation.valueOf(fields.text("propagation")),
                fields.optionalNumber("graceSeconds"),
                fields.flag("managedTags"),
                fields.flag("execute"));
    }

    private static Deployment deployment(Fields deployment) {
        return new Deployment(
                deployment.text("id"),
                deployment.text("taskDefinition"),
                deployment.number("desiredCount"),
                deployment.number("failedTasks"),
                new Deployment.Rollout(
                        Deployment.RolloutState.valueOf(deployment.text("rolloutState")),
                        deployment.text("rolloutReason")),
                deployment.instant("createdAt"),
                deployment.instant("updatedAt"));
    }

    private static EcsService.Event event(Fields event) {
        return new EcsService.Event(
                event.text("id"), event.instant("createdAt"), event.text("message"));
    }

    private Task task() {
        return new Task(
                fields.text("id"),
                fields.text("cluster"),
                fields.text("taskDefinition"),
                fields.text("instance"),
                new Task.Origin(
                        fields.text("group"),
                        fields.optionalText("startedBy"),
                        overrides(),
                        fields.instant("createdAt"),
                        fields.flag("executeCommand")),
                new Task.Progress(
                        Task.Status.valueOf(fields.text("desired")),
                        Task.Status.valueOf(fields.text("last")),
                        Task.Health.valueOf(fields.text("health")),
                        fields.optionalInstant("startedAt"),
                        fields.optionalInstant("stoppingAt"),
                        fields.optionalInstant("stoppedAt"),
                        fields.optionalText("stopCode").map(Task.StopCode::valueOf),
                        fields.optionalText("stoppedReason"),
                        fields.number("version")),
                fields.objects("containers", EcsReader::container),
                fields.tags("tags"));
    }

    private TaskOverrides overrides() {
        if (!fields.has("containerOverrides")) {
            return TaskOverrides.NONE;
        }
        return new TaskOverrides(
                fields.objects("containerOverrides", EcsReader::override),
                fields.optionalText("cpu"),
                fields.optionalText("memory"),
                fields.optionalText("taskRoleArn"),
                fields.optionalText("executionRoleArn"));
    }

    private static TaskOverrides.ContainerOverride override(Fields container) {
        return new TaskOverrides.ContainerOverride(
                container.optionalText("name"),
                container.optionalTexts("command"),
                container.objects(
                        "environment",
                        variable ->
                                new KeyValue(
                                        variable.optionalText("name"),
                                        variable.optionalText("value"))),
                container.optionalNumber("cpu"),
                container.optionalNumber("memory"),
                container.optionalNumber("reservation"));
    }

    private static TaskContainer container(Fields container) {
        return new TaskContainer(
                container.text("id"),
                container.text("name"),
                container.text("image"),
                Task.Status.valueOf(container.text("last")),
                container.flag("checked"),
                Task.Health.valueOf(container.text("health")),
                container.optionalNumber("exitCode"),
                container.optionalText("reason"),
                container.optionalText("runtimeId"));
    }
}
