package dev.mayfly.agent.taskmetadata;

import dev.mayfly.client.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The two documents of the metadata endpoint. What we do not know is left out, not made up.
///
/// Source: Amazon ECS Developer Guide, "Task metadata endpoint version 4", read 2026-11.
public final class MetadataDocuments {

    private MetadataDocuments() {}

    /// What `/task` answers.
    public static Json task(String taskArn, TaskDescription task) {
        Map<String, Json> members = new LinkedHashMap<>();
        put(members, "Cluster", task.cluster());
        put(members, "TaskARN", taskArn);
        put(members, "Family", task.family());
        put(members, "Revision", task.revision());
        put(members, "DesiredStatus", task.desiredStatus());
        put(members, "KnownStatus", task.knownStatus());
        members.put(
                "Containers",
                new Json.Items(
                        task.containers().stream()
                                .map(container -> container(taskArn, task, container))
                                .toList()));
        // A machine of the owner's own. Source: ECS Anywhere's launch type.
        put(members, "LaunchType", "EXTERNAL");
        return new Json.Members(members);
    }

    /// What the base URI answers for one container.
    public static Json container(
            String taskArn, TaskDescription task, TaskDescription.Container container) {
        Map<String, Json> members = new LinkedHashMap<>();
        put(members, "DockerId", container.runtimeId());
        put(members, "Name", container.name());
        put(members, "DockerName", container.name());
        put(members, "Image", container.image());
        members.put("Labels", Json.object(labels(taskArn, task, container)));
        put(members, "DesiredStatus", task.desiredStatus());
        put(members, "KnownStatus", container.knownStatus());
        container.startedAt().ifPresent(at -> put(members, "StartedAt", at.toString()));
        container
                .exitCode()
                .ifPresent(
                        code -> members.put("ExitCode", new Json.Numeric(Integer.toString(code))));
        put(members, "Type", "NORMAL");
        return new Json.Members(members);
    }

    private static Map<String, String> labels(
            String taskArn, TaskDescription task, TaskDescription.Container container) {
        Map<String, String> labels = new TreeMap<>(container.labels());
        labels.put("com.amazonaws.ecs.cluster", task.cluster());
        labels.put("com.amazonaws.ecs.container-name", container.name());
        labels.put("com.amazonaws.ecs.task-arn", taskArn);
        labels.put("com.amazonaws.ecs.task-definition-family", task.family());
        labels.put("com.amazonaws.ecs.task-definition-version", task.revision());
        return labels;
    }

    private static void put(Map<String, Json> members, String name, String text) {
        members.put(name, new Json.Text(text));
    }
}
