package dev.mayfly.ecs;

import dev.mayfly.identity.Tag;
import java.util.List;

/// A name under which services, tasks and the nodes that run them belong together.
public record Cluster(String name, List<Tag> tags) implements EcsResource {

    /// The cluster of calls that name none. Every account has it.
    public static final String DEFAULT = "default";

    /// The name of tasks that a node's own operator starts there; no cluster of the account.
    public static final String LOCAL = "local";

    private static final int MAX_NAME = 255;

    public Cluster {
        Names.check("a cluster", name, MAX_NAME);
        tags = List.copyOf(tags);
    }

    @Override
    public Kind kind() {
        return Kind.CLUSTER;
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public String path() {
        return name;
    }

    @Override
    public Cluster withTags(List<Tag> newTags) {
        return new Cluster(name, newTags);
    }
}
