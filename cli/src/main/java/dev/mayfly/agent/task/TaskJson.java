package dev.mayfly.agent.task;

import dev.mayfly.agent.task.TaskView.ContainerView;
import dev.mayfly.client.Json;
import dev.mayfly.ecs.Task.Health;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A task as JSON: on disk, over the agent's control socket and for `--format json`, with the names
/// of ECS's `DescribeTasks` and times in ISO 8601.
public final class TaskJson {

    private TaskJson() {}

    /// `view` as JSON. The definition is under `taskDefinition`, as it was registered.
    public static Json write(TaskView view) {
        Map<String, Json> members = new LinkedHashMap<>();
        TaskRequest request = view.request();
        members.put("taskId", text(request.taskId()));
        members.put("taskArn", text(request.taskArn()));
        members.put("cluster", text(request.cluster()));
        members.put("revision", new Json.Numeric(Integer.toString(request.revision())));
        members.put("family", text(request.definition().family()));
        members.put("desiredStatus", text(view.desired().name()));
        members.put("lastStatus", text(view.last().name()));
        members.put("healthStatus", text(view.health().name()));
        members.put("createdAt", text(view.createdAt().toString()));
        put(members, "startedAt", view.startedAt());
        put(members, "stoppedAt", view.stoppedAt());
        put(members, "stopCode", view.stopCode());
        put(members, "stoppedReason", view.stoppedReason());
        members.put(
                "containers",
                new Json.Items(view.containers().stream().map(TaskJson::write).toList()));
        members.put("taskDefinition", Json.parse(TaskDefinitions.write(request.definition())));
        return new Json.Members(members);
    }

    private static Json write(ContainerView container) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("name", text(container.name()));
        members.put("image", text(container.image()));
        members.put("essential", new Json.Flag(container.essential()));
        members.put("lastStatus", text(container.last().name()));
        members.put("healthStatus", text(container.health().name()));
        put(members, "runtimeId", container.runtimeId());
        put(members, "startedAt", container.startedAt());
        put(members, "finishedAt", container.finishedAt());
        container
                .exitCode()
                .ifPresent(
                        code -> members.put("exitCode", new Json.Numeric(Integer.toString(code))));
        put(members, "reason", container.reason());
        members.put("runs", new Json.Numeric(Integer.toString(container.runs())));
        return new Json.Members(members);
    }

    private static void put(Map<String, Json> members, String name, Optional<?> value) {
        value.ifPresent(present -> members.put(name, text(present.toString())));
    }

    private static Json text(String value) {
        return new Json.Text(value);
    }

    /// What [#write] wrote.
    ///
    /// @throws RuntimeException when it did not
    public static TaskView read(Json json) {
        TaskDefinition definition =
                TaskDefinitions.parse(
                        json.find("taskDefinition")
                                .orElseThrow(() -> new IllegalArgumentException("no definition"))
                                .write(false));
        TaskRequest request =
                new TaskRequest(
                        json.at("taskId"),
                        json.at("taskArn"),
                        json.at("cluster"),
                        Integer.parseInt(json.at("revision")),
                        definition);
        return new TaskView(
                request,
                Status.valueOf(json.at("desiredStatus")),
                Status.valueOf(json.at("lastStatus")),
                Health.valueOf(json.at("healthStatus")),
                Instant.parse(json.at("createdAt")),
                time(json, "startedAt"),
                time(json, "stoppedAt"),
                Arrays.stream(StopCode.values())
                        .filter(code -> code.toString().equals(json.at("stopCode")))
                        .findFirst(),
                word(json, "stoppedReason"),
                containers(json));
    }

    private static List<ContainerView> containers(Json json) {
        return json.items("containers").stream().map(TaskJson::container).toList();
    }

    private static ContainerView container(Json json) {
        return new ContainerView(
                json.at("name"),
                json.at("image"),
                Boolean.parseBoolean(json.at("essential")),
                Status.valueOf(json.at("lastStatus")),
                Health.valueOf(json.at("healthStatus")),
                word(json, "runtimeId"),
                time(json, "startedAt"),
                time(json, "finishedAt"),
                word(json, "exitCode").map(Integer::valueOf),
                word(json, "reason"),
                Integer.parseInt(json.at("runs")));
    }

    private static Optional<String> word(Json json, String name) {
        return json.find(name).map(_ -> json.at(name));
    }

    private static Optional<Instant> time(Json json, String name) {
        return word(json, name).map(Instant::parse);
    }
}
