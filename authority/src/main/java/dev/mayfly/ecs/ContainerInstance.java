package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A node that runs tasks of a cluster. `node` is the node's id; `lastSeen` is behind the node's
/// latest word by at most [#SEEN_STEP], so that nodes which only say that they live write nothing.
public record ContainerInstance(
        String id,
        String cluster,
        String node,
        boolean draining,
        Instant registeredAt,
        Instant lastSeen,
        Agent agent,
        List<Tag> tags)
        implements EcsResource {

    /// How far `lastSeen` may be behind.
    public static final Duration SEEN_STEP = Duration.ofSeconds(15);

    /// What a node tells of itself: its software and what it can run. Not checked by anybody.
    public record Agent(String version, int cpuUnits, int memoryMib, String runtime) {}

    public ContainerInstance {
        Names.checkId("a container instance", id);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.CONTAINER_INSTANCE;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public String path() {
        return cluster + "/" + id;
    }

    /// This instance, heard of at that time.
    public ContainerInstance seen(Agent newAgent, Instant now) {
        return new ContainerInstance(
                id, cluster, node, draining, registeredAt, now, newAgent, tags);
    }

    /// This instance, taking new tasks or not.
    public ContainerInstance draining(boolean drain) {
        return new ContainerInstance(id, cluster, node, drain, registeredAt, lastSeen, agent, tags);
    }

    @Override
    public ContainerInstance withTags(List<Tag> newTags) {
        return new ContainerInstance(
                id, cluster, node, draining, registeredAt, lastSeen, agent, newTags);
    }
}
