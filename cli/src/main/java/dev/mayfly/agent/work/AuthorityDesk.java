package dev.mayfly.agent.work;

import dev.mayfly.agent.node.Node;
import dev.mayfly.agent.node.NodeWire;
import dev.mayfly.agent.task.TaskRequest;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import dev.mayfly.ecs.Task.Status;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The authority's `PollTasks` and `ReportTasks`, signed with the node's key.
///
/// @param agent what is told of this machine
public record AuthorityDesk(Node node, NodeWire wire, String cluster, Machine agent)
        implements Desk {

    /// Shorter than what the wire waits for an answer.
    private static final int WAIT_SECONDS = 6;

    private static final int MAX_TEXT = 1024;
    private static final int MAX_RUNTIME_ID = 256;

    /// What this machine is: the agent's version, 1/1024 processors, MiB of memory, and how
    /// containers run.
    public record Machine(String version, int cpuUnits, int memoryMib, String runtime) {}

    @Override
    public Optional<Assignments> poll(Optional<String> known) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("Cluster", new Json.Text(cluster));
        known.ifPresent(version -> input.put("Known", new Json.Text(version)));
        input.put("WaitSeconds", number(WAIT_SECONDS));
        Map<String, Json> told = new LinkedHashMap<>();
        told.put("Version", new Json.Text(agent.version()));
        told.put("CpuUnits", number(agent.cpuUnits()));
        told.put("MemoryMib", number(agent.memoryMib()));
        told.put("Runtime", new Json.Text(agent.runtime()));
        input.put("Agent", new Json.Members(told));
        Json answer = wire.signed("PollTasks", new Json.Members(input), node.key());
        return answer.at("Changed").equals("true")
                ? Optional.of(new Assignments(answer.at("Version"), assignments(answer)))
                : Optional.empty();
    }

    private List<Assignment> assignments(Json answer) {
        Map<String, String> definitions = new HashMap<>();
        answer.items("Definitions").forEach(it -> definitions.put(it.at("Key"), it.at("Json")));
        List<Assignment> assignments = new ArrayList<>();
        for (Json task : answer.items("Tasks")) {
            String json = definitions.getOrDefault(task.at("Definition"), "");
            assignments.add(assignment(task, json));
        }
        return assignments;
    }

    private Assignment assignment(Json task, String json) {
        String id = task.at("TaskId");
        boolean wanted = task.at("DesiredStatus").equals("RUNNING");
        try {
            TaskDefinition definition = TaskDefinitions.parse(json);
            TaskRequest request =
                    new TaskRequest(
                            id,
                            task.at("TaskArn"),
                            cluster,
                            Integer.parseInt(task.at("Revision")),
                            definition);
            return new Assignment(id, wanted, Optional.of(request), "");
        } catch (TaskDefinitionException | IllegalArgumentException e) {
            return new Assignment(id, wanted, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void report(List<TaskNews> news) {
        Map<String, Json> input = new LinkedHashMap<>();
        input.put("Cluster", new Json.Text(cluster));
        input.put("Tasks", new Json.Items(news.stream().<Json>map(AuthorityDesk::told).toList()));
        Json _ = wire.signed("ReportTasks", new Json.Members(input), node.key());
    }

    private static Json told(TaskNews news) {
        Map<String, Json> task = new LinkedHashMap<>();
        task.put("TaskId", new Json.Text(news.taskId()));
        task.put("Status", new Json.Text(status(news.status())));
        task.put("Health", new Json.Text(news.health().name()));
        if (news.status() == Status.STOPPED) {
            news.stopCode()
                    .map(Object::toString)
                    .filter(code ->
                            code.equals("TaskFailedToStart")
                                    || code.equals("EssentialContainerExited"))
                    .ifPresent(code -> task.put("StopCode", new Json.Text(code)));
            news.reason().ifPresent(it -> task.put("Reason", new Json.Text(cut(it, MAX_TEXT))));
        }
        task.put(
                "Containers",
                new Json.Items(news.containers().stream().<Json>map(AuthorityDesk::told).toList()));
        return new Json.Members(task);
    }

    private static Json told(TaskView.ContainerView container) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Name", new Json.Text(container.name()));
        members.put("Status", new Json.Text(containerStatus(container.last())));
        members.put("Health", new Json.Text(container.health().name()));
        container.exitCode().ifPresent(code -> members.put("ExitCode", number(code)));
        container.reason().ifPresent(it -> members.put("Reason", new Json.Text(cut(it, MAX_TEXT))));
        container
                .runtimeId()
                .ifPresent(it -> members.put("RuntimeId", new Json.Text(cut(it, MAX_RUNTIME_ID))));
        return new Json.Members(members);
    }

    private static String status(Status status) {
        return switch (status) {
            case PROVISIONING, PENDING -> "PENDING";
            case ACTIVATING, RUNNING, DEACTIVATING, STOPPING, STOPPED -> status.name();
            case DEPROVISIONING -> "STOPPING";
        };
    }

    /// Containers are pending, running or stopped, and nothing between.
    private static String containerStatus(Status status) {
        if (status == Status.STOPPED) {
            return "STOPPED";
        }
        return status.compareTo(Status.RUNNING) < 0 ? "PENDING" : "RUNNING";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static Json number(int value) {
        return new Json.Numeric(Integer.toString(value));
    }
}
