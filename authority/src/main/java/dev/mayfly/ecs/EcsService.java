package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A wish for tasks that always run, and how it is kept. Its deployments stand newest first; its
/// events newest first, the latest [#MAX_EVENTS].
public record EcsService(
        String name,
        String cluster,
        Status status,
        int desiredCount,
        Settings settings,
        List<Deployment> deployments,
        List<Event> events,
        Instant createdAt,
        String createdBy,
        List<Tag> tags)
        implements EcsResource {

    /// Events that are kept. Source: ECS Developer Guide, "Viewing service events": the latest 100.
    public static final int MAX_EVENTS = 100;

    private static final int MAX_NAME = 255;

    /// Whether a service is kept, on its way out, or only remembered.
    public enum Status {
        ACTIVE,
        DRAINING,
        INACTIVE
    }

    /// How many tasks: as many as asked for, or one on each node.
    public enum Strategy {
        REPLICA,
        DAEMON
    }

    /// Whose tags a service's tasks carry.
    public enum Propagation {
        NONE,
        SERVICE,
        TASK_DEFINITION
    }

    /// How a service rolls, in percent of the desired count, and whether a roll that fails is
    /// stopped and taken back.
    public record Rolling(
            int minimumHealthyPercent, int maximumPercent, boolean breaker, boolean rollback) {

        /// That of a service that says nothing. Source: ECS API Reference,
        /// `DeploymentConfiguration`.
        public static final Rolling REPLICA = new Rolling(100, 200, false, false);

        /// That of a daemon service.
        public static final Rolling DAEMON = new Rolling(0, 100, false, false);
    }

    /// What a service was told beside its count and definition. `execute` and `managedTags` are
    /// remembered and told, nothing more.
    public record Settings(
            Strategy strategy,
            Rolling rolling,
            Propagation propagation,
            Optional<Integer> graceSeconds,
            boolean managedTags,
            boolean execute) {}

    /// What happened to a service, as ECS words it.
    public record Event(String id, Instant createdAt, String message) {}

    public EcsService {
        Names.check("a service", name, MAX_NAME);
        Names.require(!deployments.isEmpty(), "a service has a deployment");
        deployments = List.copyOf(deployments);
        events = List.copyOf(events.subList(0, Math.min(events.size(), MAX_EVENTS)));
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE;
    }

    /// `cluster/name`.
    @Override
    public String key() {
        return cluster + "/" + name;
    }

    @Override
    public String path() {
        return key();
    }

    /// The deployment that is to have all tasks.
    public Deployment primary() {
        return deployments.getFirst();
    }

    /// The group of its tasks: `service:NAME`.
    public String group() {
        return "service:" + name;
    }

    /// This service, wanting so many tasks with those settings.
    public EcsService wanting(int count, Settings newSettings) {
        return new EcsService(
                name,
                cluster,
                status,
                count,
                newSettings,
                deployments,
                events,
                createdAt,
                createdBy,
                tags);
    }

    /// This service with other deployments and events, in another state.
    public EcsService rolled(
            Status newStatus, List<Deployment> newDeployments, List<Event> newEvents) {
        return new EcsService(
                name,
                cluster,
                newStatus,
                desiredCount,
                settings,
                newDeployments,
                newEvents,
                createdAt,
                createdBy,
                tags);
    }

    @Override
    public EcsService withTags(List<Tag> newTags) {
        return new EcsService(
                name,
                cluster,
                status,
                desiredCount,
                settings,
                deployments,
                events,
                createdAt,
                createdBy,
                newTags);
    }
}
