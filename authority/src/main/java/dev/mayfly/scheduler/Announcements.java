package dev.mayfly.scheduler;

import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The events of a service, as ECS words them. Confined to one round.
///
/// Source: ECS Developer Guide, "Amazon ECS service event messages", read 2026-11.
final class Announcements {

    /// A complaint is not repeated within this.
    private static final Duration QUIET = Duration.ofMinutes(5);

    /// Tasks an event names; AWS starts no more at once.
    private static final int NAMED = 10;

    private final String service;
    private final Round round;
    private final List<EcsService.Event> events;

    Announcements(EcsService service, Round round) {
        this.service = service.name();
        this.round = round;
        this.events = new ArrayList<>(service.events());
    }

    List<EcsService.Event> all() {
        return List.copyOf(events);
    }

    void started(List<Task> tasks) {
        if (!tasks.isEmpty()) {
            say("has started " + tasks.size() + " tasks: " + ids(tasks) + ".");
        }
    }

    void stopped(List<Task> tasks) {
        if (!tasks.isEmpty()) {
            say("has stopped " + tasks.size() + " running tasks: " + ids(tasks) + ".");
        }
    }

    void unhealthy(Task task) {
        say("(task " + task.id() + ") failed container health checks.");
    }

    void completed(String deployment) {
        say("(deployment " + deployment + ") deployment completed.");
    }

    void failed(String deployment) {
        say("(deployment " + deployment + ") deployment failed: tasks failed to start.");
    }

    void rollingBack(String deployment) {
        say("rolling back to deployment " + deployment + ".");
    }

    void steady() {
        String message = text("has reached a steady state.");
        if (events.isEmpty() || !events.getFirst().message().equals(message)) {
            say("has reached a steady state.");
        }
    }

    void unplaced(Placing placing) {
        String why =
                switch (placing) {
                    case Placing.Found _ -> "";
                    case Placing.NoInstances _ ->
                            "Reason: No Container Instances were found in your cluster.";
                    case Placing.NoRoom(var closest, var lacks) ->
                            "The closest matching container-instance "
                                    + closest.id()
                                    + " "
                                    + lacks.words()
                                    + ".";
                };
        complain(
                "was unable to place a task because no container instance met all of its"
                        + " requirements. "
                        + why);
    }

    void stuck() {
        complain(
                "was unable to stop or start tasks during a deployment because of the service"
                        + " deployment configuration. Update the minimumHealthyPercent or"
                        + " maximumPercent value and try again.");
    }

    void struggling() {
        complain("is unable to consistently start tasks successfully.");
    }

    private void complain(String what) {
        String message = text(what);
        Instant before = round.now().minus(QUIET);
        boolean said =
                events.stream()
                        .takeWhile(event -> event.createdAt().isAfter(before))
                        .anyMatch(event -> event.message().equals(message));
        if (!said) {
            say(what);
        }
    }

    private void say(String what) {
        events.addFirst(new EcsService.Event(round.ids().event(), round.now(), text(what)));
    }

    private String text(String what) {
        return "(service " + service + ") " + what;
    }

    private static String ids(List<Task> tasks) {
        List<String> named =
                tasks.stream().limit(NAMED).map(task -> "(task " + task.id() + ")").toList();
        return String.join(" ", named) + (tasks.size() > NAMED ? " …" : "");
    }
}
