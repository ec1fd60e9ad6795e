package dev.mayfly.agent.task;

import dev.mayfly.client.Json;
import dev.mayfly.ecs.Task.StopCode;
import dev.mayfly.identity.Arn;
import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import dev.mayfly.taskdefinition.TaskDefinitions;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What the agent's control socket answers about tasks: `task-run`, `task-list`, `task-describe`,
/// `task-stop`. Whoever may open the socket is this machine's own operator.
///
/// Every answer throws [IllegalArgumentException] with the reason when it refuses.
public final class TaskCommands {

    private static final int ID_BYTES = 16;

    private final Tasks tasks;
    private final Home home;
    private final RandomGenerator random;

    /// Where tasks of this machine's operator belong, and what their definitions' roles are when
    /// they are named without an ARN.
    public record Home(String region, String account) {}

    public TaskCommands(Tasks tasks, Home home, RandomGenerator random) {
        this.tasks = tasks;
        this.home = home;
        this.random = random;
    }

    /// The answers by the command's name.
    public Map<String, UnaryOperator<Json>> answers() {
        return Map.of(
                "task-run", this::run,
                "task-list", this::list,
                "task-describe", this::describe,
                "task-stop", this::stop);
    }

    private Json run(Json request) {
        TaskDefinition definition;
        try {
            definition = TaskDefinitions.parse(request.at("taskDefinition"));
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            String id = HexFormat.of().formatHex(bytes);
            Arn arn =
                    new Arn(
                            "aws",
                            "ecs",
                            home.region(),
                            home.account(),
                            "task/" + TaskRequest.LOCAL_CLUSTER + "/" + id);
            return TaskJson.write(
                    tasks.start(
                            new TaskRequest(
                                    id,
                                    arn.toString(),
                                    TaskRequest.LOCAL_CLUSTER,
                                    0,
                                    new Roles(home.account())
                                            .resolve(
                                                    definition.withVariables(
                                                            variables(request))))));
        } catch (TaskDefinitionException e) {
            throw new IllegalArgumentException(
                    "the task definition is refused: "
                            + e.problems().stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining("; ")),
                    e);
        } catch (TaskFailure e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    /// For every container, over what the definition says.
    private static Map<String, String> variables(Json request) {
        Map<String, String> variables = new LinkedHashMap<>();
        request.find("environment")
                .filter(Json.Members.class::isInstance)
                .map(Json.Members.class::cast)
                .ifPresent(members ->
                        members.values()
                                .keySet()
                                .forEach(name ->
                                        variables.put(name, request.at("environment", name))));
        return variables;
    }

    private Json list(Json request) {
        boolean all = Boolean.parseBoolean(request.at("all"));
        List<Json> views =
                tasks.all().stream()
                        .filter(view -> all || !view.stopped())
                        .map(TaskJson::write)
                        .toList();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("tasks", new Json.Items(views));
        return new Json.Members(members);
    }

    private Json describe(Json request) {
        return TaskJson.write(find(request.at("task")));
    }

    private Json stop(Json request) {
        TaskView view = find(request.at("task"));
        String reason = request.at("reason");
        tasks.stop(
                view.id(),
                StopCode.UserInitiated,
                reason.isEmpty() ? "Task stopped by the operator of the machine" : reason);
        return describe(request);
    }

    /// By id, ARN, or the beginning of an id that only one task has.
    private TaskView find(String named) {
        String id = named.substring(named.lastIndexOf('/') + 1);
        Optional<TaskView> exact = tasks.find(id);
        if (exact.isPresent()) {
            return exact.get();
        }
        List<TaskView> similar =
                tasks.all().stream()
                        .filter(view -> !id.isEmpty() && view.id().startsWith(id))
                        .toList();
        if (similar.size() != 1) {
            throw new IllegalArgumentException(
                    similar.isEmpty()
                            ? "there is no task `" + named + "` on this machine"
                            : "more than one task begins with `" + named + "`");
        }
        return similar.getFirst();
    }
}
