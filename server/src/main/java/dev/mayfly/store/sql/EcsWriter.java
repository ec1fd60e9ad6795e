package dev.mayfly.store.sql;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsResource;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import dev.mayfly.ecs.TaskOverrides;
import dev.mayfly.ecs.TaskOverrides.ContainerOverride;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.taskdefinition.KeyValue;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes a resource of ECS as the JSON of its row; absent values are left out.
record EcsWriter(JsonGenerator json, JsonFields fields) {

    static String json(EcsResource resource) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new EcsWriter(json, new JsonFields(json)).members(resource);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void members(EcsResource resource) {
        switch (resource) {
            case Cluster cluster -> cluster(cluster);
            case ContainerInstance instance -> instance(instance);
            case TaskRevision revision -> revision(revision);
            case EcsService service -> service(service);
            case Task task -> task(task);
        }
        fields.tags(resource.tags());
    }

    private void cluster(Cluster cluster) {
        fields.text("name", cluster.name());
    }

    private void instance(ContainerInstance instance) {
        fields.text("id", instance.id());
        fields.text("cluster", instance.cluster());
        fields.text("node", instance.node());
        fields.flag("draining", instance.draining());
        fields.instant("registeredAt", instance.registeredAt());
        fields.instant("lastSeen", instance.lastSeen());
        fields.text("version", instance.agent().version());
        fields.number("cpuUnits", instance.agent().cpuUnits());
        fields.number("memoryMib", instance.agent().memoryMib());
        fields.text("runtime", instance.agent().runtime());
    }

    private void revision(TaskRevision revision) {
        fields.text("definition", TaskDefinitions.write(revision.definition()));
        fields.number("revision", revision.revision());
        fields.text("registeredBy", revision.registeredBy());
        fields.instant("registeredAt", revision.registeredAt());
        instant("deregisteredAt", revision.deregisteredAt());
    }

    private void service(EcsService service) {
        fields.text("name", service.name());
        fields.text("cluster", service.cluster());
        fields.text("status", service.status().name());
        fields.number("desiredCount", service.desiredCount());
        settings(service.settings());
        json.writeArrayPropertyStart("deployments");
        service.deployments().forEach(this::deployment);
        json.writeEndArray();
        json.writeArrayPropertyStart("events");
        for (EcsService.Event event : service.events()) {
            json.writeStartObject();
            fields.text("id", event.id());
            fields.instant("createdAt", event.createdAt());
            fields.text("message", event.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        fields.instant("createdAt", service.createdAt());
        fields.text("createdBy", service.createdBy());
    }

    private void settings(EcsService.Settings settings) {
        fields.text("strategy", settings.strategy().name());
        fields.number("minimumHealthyPercent", settings.rolling().minimumHealthyPercent());
        fields.number("maximumPercent", settings.rolling().maximumPercent());
        fields.flag("breaker", settings.rolling().breaker());
        fields.flag("rollback", settings.rolling().rollback());
        fields.text("propagation", settings.propagation().name());
        settings.graceSeconds().ifPresent(grace -> fields.number("graceSeconds", grace));
        fields.flag("managedTags", settings.managedTags());
        fields.flag("execute", settings.execute());
    }

    private void deployment(Deployment deployment) {
        json.writeStartObject();
        fields.text("id", deployment.id());
        fields.text("taskDefinition", deployment.taskDefinition());
        fields.number("desiredCount", deployment.desiredCount());
        fields.number("failedTasks", deployment.failedTasks());
        fields.text("rolloutState", deployment.rollout().state().name());
        fields.text("rolloutReason", deployment.rollout().reason());
        fields.instant("createdAt", deployment.createdAt());
        fields.instant("updatedAt", deployment.updatedAt());
        json.writeEndObject();
    }

    private void task(Task task) {
        fields.text("id", task.id());
        fields.text("cluster", task.cluster());
        fields.text("taskDefinition", task.taskDefinition());
        fields.text("instance", task.instance());
        Task.Origin origin = task.origin();
        fields.text("group", origin.group());
        fields.optional("startedBy", origin.startedBy());
        overrides(origin.overrides());
        fields.instant("createdAt", origin.createdAt());
        fields.flag("executeCommand", origin.executeCommand());
        Task.Progress progress = task.progress();
        fields.text("desired", progress.desired().name());
        fields.text("last", progress.last().name());
        fields.text("health", progress.health().name());
        instant("startedAt", progress.startedAt());
        instant("stoppingAt", progress.stoppingAt());
        instant("stoppedAt", progress.stoppedAt());
        fields.optional("stopCode", progress.stopCode().map(Enum::name));
        fields.optional("stoppedReason", progress.stoppedReason());
        fields.number("version", progress.version());
        json.writeArrayPropertyStart("containers");
        task.containers().forEach(this::container);
        json.writeEndArray();
    }

    private void container(TaskContainer container) {
        json.writeStartObject();
        fields.text("id", container.id());
        fields.text("name", container.name());
        fields.text("image", container.image());
        fields.text("last", container.last().name());
        fields.flag("checked", container.checked());
        fields.text("health", container.health().name());
        container.exitCode().ifPresent(code -> fields.number("exitCode", code));
        fields.optional("reason", container.reason());
        fields.optional("runtimeId", container.runtimeId());
        json.writeEndObject();
    }

    private void overrides(TaskOverrides overrides) {
        if (overrides.equals(TaskOverrides.NONE)) {
            return;
        }
        json.writeArrayPropertyStart("containerOverrides");
        for (ContainerOverride container : overrides.containerOverrides()) {
            json.writeStartObject();
            fields.optional("name", container.name());
            container.command().ifPresent(words -> fields.texts("command", words));
            json.writeArrayPropertyStart("environment");
            for (KeyValue variable : container.environment()) {
                json.writeStartObject();
                fields.optional("name", variable.name());
                fields.optional("value", variable.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            container.cpu().ifPresent(units -> fields.number("cpu", units));
            container.memory().ifPresent(mib -> fields.number("memory", mib));
            container.memoryReservation().ifPresent(mib -> fields.number("reservation", mib));
            json.writeEndObject();
        }
        json.writeEndArray();
        fields.optional("cpu", overrides.cpu());
        fields.optional("memory", overrides.memory());
        fields.optional("taskRoleArn", overrides.taskRoleArn());
        fields.optional("executionRoleArn", overrides.executionRoleArn());
    }

    private void instant(String name, Optional<Instant> time) {
        time.ifPresent(instant -> fields.instant(name, instant));
    }
}
