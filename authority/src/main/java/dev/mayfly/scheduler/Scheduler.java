package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides what is to be done next: gives up what runs where nobody answers, starts and stops tasks
/// of services within the bounds of their deployments, and forgets what is long over.
///
/// One step does everything that may be done now; asked again without a change it changes nothing.
/// Thread-safe when the source of its ids is.
public final class Scheduler {

    /// How long what is over is remembered. Source: ECS Developer Guide: "Stopped tasks … appear in
    /// the returned results for at least one hour".
    public static final Duration REMEMBERED = Duration.ofHours(1);

    private final EcsIds ids;

    public Scheduler(EcsIds ids) {
        this.ids = ids;
    }

    /// The state after everything that may be done now; the very same one when that is nothing.
    public EcsState step(EcsState state, Fleet fleet) {
        Round round = new Round(state, fleet, ids);
        giveUp(round);
        Map<String, List<Task>> byDeployment = byDeployment(round);
        for (EcsService service : state.services().values()) {
            if (service.status() != EcsService.Status.INACTIVE) {
                new ServiceRound(round, service, byDeployment).run();
            }
        }
        forget(round);
        return round.after();
    }

    /// Tries to place single tasks in a cluster, one after the other on whatever `instances` of it
    /// take tasks.
    public Started start(EcsState state, Fleet fleet, List<NewTask> wanted) {
        Round round = new Round(state, fleet, ids);
        List<Placing> placings = new ArrayList<>();
        for (NewTask task : wanted) {
            placings.add(round.place(task, round.ready(task.cluster())));
        }
        return started(round, state, placings);
    }

    /// The same on an instance that the caller chose, whether or not others have more room.
    public Started start(EcsState state, Fleet fleet, NewTask wanted, ContainerInstance instance) {
        Round round = new Round(state, fleet, ids);
        List<ContainerInstance> chosen =
                round.ready(wanted.cluster()).stream().filter(instance::equals).toList();
        return started(round, state, List.of(round.place(wanted, chosen)));
    }

    /// The state with the tasks that found a place, these tasks, and what became of each wish.
    public record Started(EcsState state, List<Task> tasks, List<Placing> placings) {}

    private static Started started(Round round, EcsState before, List<Placing> placings) {
        List<Task> tasks =
                round.tasks().stream()
                        .filter(task -> !before.tasks().containsKey(task.id()))
                        .toList();
        return new Started(round.after(), tasks, placings);
    }

    private static void giveUp(Round round) {
        for (Task task : round.tasks()) {
            if (!task.stopped() && round.standing(task.instance()) == Fleet.Standing.GONE) {
                round.put(
                        Endings.given(
                                task,
                                "Host (instance " + task.instance() + ") terminated.",
                                round.now()));
            }
        }
    }

    private static Map<String, List<Task>> byDeployment(Round round) {
        Map<String, List<Task>> tasks = new HashMap<>();
        for (Task task : round.tasks()) {
            tasks.computeIfAbsent(task.startedBy(), _ -> new ArrayList<>()).add(task);
        }
        return tasks;
    }

    private static void forget(Round round) {
        Instant past = round.now().minus(REMEMBERED);
        for (Task task : round.tasks()) {
            if (task.progress().stoppedAt().filter(past::isAfter).isPresent()) {
                round.forget(task);
            }
        }
        for (EcsService service : round.before().services().values()) {
            if (service.status() == EcsService.Status.INACTIVE
                    && service.primary().updatedAt().isBefore(past)) {
                round.forget(service);
            }
        }
        for (ContainerInstance instance : round.before().instances().values()) {
            if (round.standing(instance.id()) == Fleet.Standing.GONE
                    && instance.lastSeen().isBefore(past)) {
                round.forget(instance);
            }
        }
    }
}
