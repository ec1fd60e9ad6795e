package dev.mayfly.tasks;

import dev.mayfly.ecs.Cluster;
import dev.mayfly.ecs.Deployment;
import dev.mayfly.ecs.EcsService;
import dev.mayfly.ecs.EcsState;
import dev.mayfly.ecs.Names;
import dev.mayfly.ecs.TaskRevision;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.scheduler.EcsIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Creates, updates and deletes services. Thread-safe.
///
/// Source: ECS API Reference, `CreateService`, `UpdateService`, `DeleteService`, read 2026-11;
/// sentences as AWS gives them in public issue threads.
public record Services(TaskBoard board, EcsNames names, EcsIds ids, InstantSource clock) {

    private static final int MAX_NAME = 255;
    private static final int MAX_TASKS = 5000; // of a service; AWS's quota
    private static final int WHOLE = 100;
    private static final int MAX_PERCENT = 200;

    /// A service to be made.
    public record Wish(
            String name,
            Optional<String> cluster,
            String taskDefinition,
            int desiredCount,
            EcsService.Settings settings,
            String createdBy,
            List<Tag> tags) {

        public Wish {
            tags = List.copyOf(tags);
        }
    }

    /// What changes of a service. What is empty stays; `settings` makes the new ones of the old.
    public record Change(
            Optional<String> taskDefinition,
            Optional<Integer> desiredCount,
            boolean force,
            UnaryOperator<EcsService.Settings> settings) {}

    /// Makes a service; the scheduler begins with it at once.
    public EcsService create(Wish wish) {
        if (!Names.valid(wish.name(), MAX_NAME)) {
            throw Refusals.parameter("Invalid service name.");
        }
        check(wish.desiredCount());
        check(wish.settings());
        List<Tag> tags = EcsTags.merged(List.of(), wish.tags());
        EcsState after =
                board.change(state -> {
                    Cluster cluster = names.cluster(state, wish.cluster());
                    requireFree(state, cluster, wish.name());
                    TaskRevision revision = usable(state, wish.taskDefinition());
                    Instant now = clock.instant();
                    boolean daemon = wish.settings().strategy() == EcsService.Strategy.DAEMON;
                    int count = daemon ? 0 : wish.desiredCount();
                    return state.with(
                            new EcsService(
                                    wish.name(),
                                    cluster.name(),
                                    EcsService.Status.ACTIVE,
                                    count,
                                    wish.settings(),
                                    List.of(deployment(revision, count, now)),
                                    List.of(),
                                    now,
                                    wish.createdBy(),
                                    tags));
                });
        return Objects.requireNonNull(
                after.services().get(names.clusterName(wish.cluster()) + "/" + wish.name()));
    }

    /// Changes a service. Another task definition, or force, makes a new deployment.
    public EcsService update(Optional<String> cluster, String named, Change change) {
        change.desiredCount().ifPresent(Services::check);
        EcsState after =
                board.change(state -> {
                    EcsService service = active(state, cluster, named);
                    EcsService.Settings settings = change.settings().apply(service.settings());
                    check(settings);
                    int count = change.desiredCount().orElse(service.desiredCount());
                    return state.with(rolled(state, service.wanting(count, settings), change));
                });
        return existing(after, cluster, named);
    }

    /// Has a service and its tasks go.
    public EcsService delete(Optional<String> cluster, String named, boolean force) {
        EcsState after =
                board.change(state -> {
                    EcsService service = existing(state, cluster, named);
                    if (service.status() == EcsService.Status.INACTIVE) {
                        throw missing();
                    }
                    boolean replicas = service.settings().strategy() == EcsService.Strategy.REPLICA;
                    if (replicas && service.desiredCount() > 0 && !force) {
                        throw Refusals.parameter(
                                "The service cannot be stopped while it is scaled above 0.");
                    }
                    return state.with(
                            service.wanting(0, service.settings())
                                    .rolled(
                                            EcsService.Status.DRAINING,
                                            service.deployments(),
                                            service.events()));
                });
        return existing(after, cluster, named);
    }

    private EcsService rolled(EcsState state, EcsService service, Change change) {
        TaskRevision revision =
                change.taskDefinition()
                        .map(named -> usable(state, named))
                        .or(() -> state.revision(service.primary().taskDefinition()))
                        .orElseThrow(() -> Refusals.client("TaskDefinition not found."));
        boolean other = !revision.key().equals(service.primary().taskDefinition());
        if (!other && !change.force()) {
            return service;
        }
        List<Deployment> deployments = new ArrayList<>();
        deployments.add(deployment(revision, service.desiredCount(), clock.instant()));
        deployments.addAll(service.deployments());
        return service.rolled(service.status(), deployments, service.events());
    }

    private Deployment deployment(TaskRevision revision, int count, Instant now) {
        String id = ids.deployment();
        return new Deployment(
                id,
                revision.key(),
                count,
                0,
                new Deployment.Rollout(
                        Deployment.RolloutState.IN_PROGRESS,
                        "ECS deployment " + id + " in progress."),
                now,
                now);
    }

    private TaskRevision usable(EcsState state, String named) {
        TaskRevision revision =
                names.revision(state, named)
                        .orElseThrow(() -> Refusals.client("TaskDefinition not found."));
        if (!revision.active()) {
            throw Refusals.client("TaskDefinition is inactive");
        }
        return revision;
    }

    private EcsService active(EcsState state, Optional<String> cluster, String named) {
        EcsService service = existing(state, cluster, named);
        if (service.status() != EcsService.Status.ACTIVE) {
            throw Refusals.of(ClusterFault.SERVICE_NOT_ACTIVE, "Service was not ACTIVE.");
        }
        return service;
    }

    private EcsService existing(EcsState state, Optional<String> cluster, String named) {
        Cluster found = names.cluster(state, cluster);
        return names.service(state, found.name(), named).orElseThrow(Services::missing);
    }

    private static RuntimeException missing() {
        return Refusals.of(ClusterFault.SERVICE_NOT_FOUND, "Service not found.");
    }

    private static void requireFree(EcsState state, Cluster cluster, String name) {
        EcsService there = state.services().get(cluster.name() + "/" + name);
        if (there == null || there.status() == EcsService.Status.INACTIVE) {
            return;
        }
        throw Refusals.parameter(
                there.status() == EcsService.Status.ACTIVE
                        ? "Creation of service was not idempotent."
                        : "Unable to Start a service that is still Draining.");
    }

    private static void check(int desiredCount) {
        if (desiredCount < 0 || desiredCount > MAX_TASKS) {
            throw Refusals.parameter("desiredCount must be between 0 and " + MAX_TASKS + ".");
        }
    }

    private static void check(EcsService.Settings settings) {
        EcsService.Rolling rolling = settings.rolling();
        boolean daemon = settings.strategy() == EcsService.Strategy.DAEMON;
        if (rolling.minimumHealthyPercent() < 0 || rolling.minimumHealthyPercent() > WHOLE) {
            throw Refusals.parameter("minimumHealthyPercent must be between 0 and 100.");
        }
        if (rolling.maximumPercent() < WHOLE || rolling.maximumPercent() > MAX_PERCENT) {
            throw Refusals.parameter("maximumPercent must be between 100 and 200.");
        }
        if (!daemon
                && rolling.minimumHealthyPercent() == WHOLE
                && rolling.maximumPercent() == WHOLE) {
            throw Refusals.parameter(
                    "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block"
                            + " deployments.");
        }
    }
}
