package dev.mayfly.cli;

import dev.mayfly.agent.task.TaskJson;
import dev.mayfly.agent.task.TaskView;
import dev.mayfly.client.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Shows what containers of a task write, and stays with the task to its end.
final class TaskAttachment {

    private static final long POLL_MILLIS = 200;

    private final Surroundings surroundings;
    private final TaskOptions agent;
    private final List<String> containers;

    private TaskAttachment(Surroundings surroundings, TaskOptions agent, List<String> containers) {
        this.surroundings = surroundings;
        this.agent = agent;
        this.containers = containers;
    }

    /// Shows what these containers write.
    static TaskAttachment to(
            Surroundings surroundings, TaskOptions agent, List<String> containers) {
        return new TaskAttachment(surroundings, agent, List.copyOf(containers));
    }

    /// Shows nothing.
    static TaskAttachment silent(Surroundings surroundings, TaskOptions agent) {
        return to(surroundings, agent, List.of());
    }

    /// Shows what there is.
    void show(TaskView task) throws IOException {
        copy(tails(task));
    }

    /// Shows what there is and what comes, to the task's end; returns the task as it ended.
    TaskView stay(TaskView task) throws IOException, InterruptedException {
        List<LogTail> tails = tails(task);
        BlockingQueue<Boolean> never = new ArrayBlockingQueue<>(1);
        while (true) {
            TaskView now = look(task.id());
            copy(tails);
            if (now.stopped()) {
                return now;
            }
            never.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private List<LogTail> tails(TaskView task) {
        return containers.stream()
                .map(name ->
                        new LogTail(
                                agent.log(surroundings, task.id(), name),
                                containers.size() > 1 ? name + " | " : ""))
                .toList();
    }

    private void copy(List<LogTail> tails) throws IOException {
        for (LogTail tail : tails) {
            tail.copy(surroundings.terminal());
        }
    }

    private TaskView look(String id) {
        return TaskJson.read(
                agent.ask(surroundings, "task-describe", Map.of("task", new Json.Text(id))));
    }
}
