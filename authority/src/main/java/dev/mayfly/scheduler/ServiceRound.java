package dev.mayfly.scheduler;

import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.Deployment.Rollout;
import dev.mayfly.ecs.Deployment.RolloutState;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one service does in one round. Confined to it.
///
/// Source: ECS Developer Guide, "Deploy Amazon ECS services by replacing tasks" and "How the Amazon
/// ECS deployment circuit breaker detects failures", read 2026-11.
final class ServiceRound {

    private static final int FEWEST_FAILURES = 3;
    private static final int MOST_FAILURES = 200;

    private final Round round;
    private final EcsService before;
    private final Announcements say;
    private final List<Task> tasks = new ArrayList<>();
    private EcsService service;
    private Staff staff;

    ServiceRound(Round round, EcsService service, Map<String, List<Task>> byDeployment) {
        this.round = round;
        this.before = service;
        this.service = service;
        this.say = new Announcements(service, round);
        for (Deployment deployment : service.deployments()) {
            tasks.addAll(byDeployment.getOrDefault(deployment.id(), List.of()));
        }
        this.staff = new Staff(round, service, tasks);
    }

    void run() {
        dismissUnhealthy();
        Failures failures = failures();
        if (brokenBy(failures)) {
            breakOff();
            failures = failures();
        }
        boolean failed = service.primary().rollout().state() == RolloutState.FAILED;
        boolean pausing = failures.pausing(round.now());
        if (pausing && failures.count() > FEWEST_FAILURES) {
            say.struggling();
        }
        move(!failed && !pausing);
        say.stopped(staff.justStopped());
        say.started(staff.started());
        conclude(failures);
        EcsService after = service.rolled(service.status(), service.deployments(), say.all());
        if (!after.equals(before)) {
            round.put(after);
        }
    }

    private void dismissUnhealthy() {
        Duration grace = Duration.ofSeconds(service.settings().graceSeconds().orElse(0));
        for (Task task : staff.live()) {
            boolean ill = task.wanted() && task.progress().health() == Task.Health.UNHEALTHY;
            boolean given =
                    task.progress()
                            .startedAt()
                            .filter(start -> start.plus(grace).isAfter(round.now()))
                            .isPresent();
            if (ill && !given) {
                say.unhealthy(task);
                staff.stop(task, Failures.ILL);
            }
        }
    }

    private Failures failures() {
        String primary = service.primary().id();
        return Failures.of(
                tasks.stream().filter(task -> task.startedBy().equals(primary)).toList(),
                round.now());
    }

    private boolean brokenBy(Failures failures) {
        int half = (service.desiredCount() + 1) / 2;
        int threshold = Math.clamp(half, FEWEST_FAILURES, MOST_FAILURES);
        return service.settings().rolling().breaker()
                && !service.primary().over()
                && failures.count() >= threshold;
    }

    /// Ends a deployment that fails, and goes back to the latest that did not where that is wished.
    private void breakOff() {
        Deployment failed =
                service.primary()
                        .rolled(
                                new Rollout(
                                        RolloutState.FAILED,
                                        "ECS deployment circuit breaker: tasks failed to start."),
                                round.now());
        say.failed(failed.id());
        List<Deployment> others = service.deployments().subList(1, service.deployments().size());
        Optional<Deployment> good =
                others.stream()
                        .filter(it -> it.rollout().state() == RolloutState.COMPLETED)
                        .findFirst()
                        .filter(_ -> service.settings().rolling().rollback());
        List<Deployment> next = new ArrayList<>();
        good.ifPresent(it -> {
            say.rollingBack(it.id());
            next.add(
                    it.rolled(
                            new Rollout(
                                    RolloutState.IN_PROGRESS,
                                    "ECS deployment circuit breaker: rolling back to deploymentId "
                                            + it.id()
                                            + "."),
                            round.now()));
        });
        next.add(failed);
        others.stream().filter(it -> good.filter(it::equals).isEmpty()).forEach(next::add);
        service = service.rolled(service.status(), next, service.events());
        staff = staff.of(service);
    }

    private void move(boolean mayStart) {
        Bounds bounds = Bounds.of(service.settings().rolling(), desired());
        Optional<Placing> trouble =
                switch (service.settings().strategy()) {
                    case REPLICA -> {
                        ReplicaPlan plan = new ReplicaPlan(staff, desired(), bounds, mayStart);
                        if (plan.stuck()) {
                            say.stuck();
                        }
                        yield plan.run();
                    }
                    case DAEMON -> {
                        if (desired() == 0) {
                            staff.own().forEach(staff::stop);
                            staff.outgoing().forEach(staff::stop);
                            yield Optional.empty();
                        }
                        yield new DaemonPlan(staff, bounds, mayStart).run();
                    }
                };
        trouble.ifPresent(say::unplaced);
    }

    private int desired() {
        if (service.status() != EcsService.Status.ACTIVE) {
            return 0;
        }
        return switch (service.settings().strategy()) {
            case REPLICA -> service.desiredCount();
            case DAEMON -> round.inhabitable(service.cluster());
        };
    }

    private void conclude(Failures failures) {
        List<Task> own = staff.own();
        boolean done =
                own.size() == desired()
                        && Staff.well(own) == own.size()
                        && staff.live().size() == own.size();
        List<Deployment> deployments = new ArrayList<>();
        deployments.add(primary(failures, done));
        if (!done) {
            service.deployments().stream().skip(1).forEach(it -> outgoing(it, deployments));
        }
        boolean active = service.status() == EcsService.Status.ACTIVE;
        if (done && active) {
            say.steady();
        }
        int count =
                service.settings().strategy() == EcsService.Strategy.DAEMON && active
                        ? desired()
                        : service.desiredCount();
        EcsService.Status status = done && !active ? EcsService.Status.INACTIVE : service.status();
        service =
                service.wanting(count, service.settings())
                        .rolled(status, deployments, service.events());
    }

    private Deployment primary(Failures failures, boolean done) {
        Deployment primary = service.primary();
        if (primary.desiredCount() != desired()) {
            primary = primary.wanting(desired(), round.now());
        }
        if (!primary.over() && failures.count() > primary.failedTasks()) {
            primary = primary.failing(failures.count(), round.now());
        }
        if (done && !primary.over()) {
            say.completed(primary.id());
            primary =
                    primary.rolled(
                            new Rollout(
                                    RolloutState.COMPLETED,
                                    "ECS deployment " + primary.id() + " completed."),
                            round.now());
        }
        return primary;
    }

    /// Keeps a deployment on its way out as long as it has tasks or is the one to go back to.
    private void outgoing(Deployment deployment, List<Deployment> kept) {
        List<Task> left =
                staff.live().stream()
                        .filter(task -> task.startedBy().equals(deployment.id()))
                        .toList();
        if (left.isEmpty() && deployment.rollout().state() != RolloutState.COMPLETED) {
            return;
        }
        int wanted = (int) left.stream().filter(Task::wanted).count();
        kept.add(
                wanted == deployment.desiredCount()
                        ? deployment
                        : deployment.wanting(wanted, round.now()));
    }
}
