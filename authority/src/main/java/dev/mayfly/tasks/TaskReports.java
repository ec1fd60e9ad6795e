package dev.mayfly.tasks;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import dev.mayfly.ecs.TaskContainer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes what a node tells of its tasks. A node is heard about the tasks placed on it and about no
/// other, and what is over stays over. Thread-safe.
public record TaskReports(TaskBoard board, InstantSource clock) {

    /// Text of a node, which may be anything, is kept no longer than this.
    private static final int MAX_TEXT = 1024;

    /// How a task is. `stopCode` and `reason` are there when it stopped.
    public record Report(
            String taskId,
            Task.Status status,
            Task.Health health,
            Optional<Task.StopCode> stopCode,
            Optional<String> reason,
            List<OfContainer> containers) {

        public Report {
            containers = List.copyOf(containers);
        }
    }

    /// How a container is.
    public record OfContainer(
            String name,
            Task.Status status,
            Task.Health health,
            Optional<Integer> exitCode,
            Optional<String> reason,
            Optional<String> runtimeId) {}

    /// Applies what `instance` says.
    ///
    /// @return the tasks of which it said something new
    public List<Task> apply(ContainerInstance instance, List<Report> reports) {
        if (news(board.state(), instance, reports, clock.instant()).isEmpty()) {
            return List.of();
        }
        List<Task> told = new ArrayList<>();
        board.change(state -> {
            List<Task> news = news(state, instance, reports, clock.instant());
            told.clear();
            told.addAll(news);
            return state.with(news);
        });
        return List.copyOf(told);
    }

    private static List<Task> news(
            EcsState state, ContainerInstance instance, List<Report> reports, Instant now) {
        List<Task> news = new ArrayList<>();
        for (Report report : reports) {
            Task task = state.tasks().get(report.taskId());
            if (task != null && task.instance().equals(instance.id()) && !task.stopped()) {
                Task next = told(task, report, now);
                if (!next.equals(task)) {
                    news.add(next);
                }
            }
        }
        return news;
    }

    private static Task told(Task task, Report report, Instant now) {
        Task.Progress was = task.progress();
        // A node that begins again says PENDING of a task that ran: its life goes on all the same.
        Task.Status last = report.status().compareTo(was.last()) > 0 ? report.status() : was.last();
        boolean stopped = last == Task.Status.STOPPED;
        boolean running = last.compareTo(Task.Status.RUNNING) >= 0;
        boolean ran = report.status() == Task.Status.RUNNING;
        List<TaskContainer> containers = containers(task, report);
        Task.Progress next =
                new Task.Progress(
                        stopped ? Task.Status.STOPPED : was.desired(),
                        last,
                        report.health(),
                        was.startedAt()
                                .or(() -> ran && running ? Optional.of(now) : Optional.empty()),
                        was.stoppingAt().or(() -> stopped ? Optional.of(now) : Optional.empty()),
                        stopped ? Optional.of(now) : Optional.empty(),
                        was.stopCode().or(() -> stopped ? code(report) : Optional.empty()),
                        was.stoppedReason()
                                .or(() -> stopped ? cut(report.reason()) : Optional.empty()),
                        was.version());
        return next.equals(was) && containers.equals(task.containers())
                ? task
                : task.with(next.raised(), containers);
    }

    /// Of the reasons there are, a node knows two.
    private static Optional<Task.StopCode> code(Report report) {
        return Optional.of(
                report.stopCode()
                        .filter(code -> code == Task.StopCode.TaskFailedToStart)
                        .orElse(Task.StopCode.EssentialContainerExited));
    }

    private static List<TaskContainer> containers(Task task, Report report) {
        Map<String, OfContainer> told =
                report.containers().stream()
                        .collect(
                                Collectors.toMap(
                                        OfContainer::name, Function.identity(), (one, _) -> one));
        return task.containers().stream()
                .map(container -> {
                    OfContainer news = told.get(container.name());
                    return news == null ? container : told(container, news);
                })
                .toList();
    }

    private static TaskContainer told(TaskContainer container, OfContainer news) {
        return new TaskContainer(
                container.id(),
                container.name(),
                container.image(),
                news.status(),
                container.checked(),
                news.health(),
                news.exitCode(),
                cut(news.reason()),
                cut(news.runtimeId()));
    }

    private static Optional<String> cut(Optional<String> text) {
        return text.map(it -> it.length() <= MAX_TEXT ? it : it.substring(0, MAX_TEXT));
    }
}
