package dev.mayfly.agent.container;

import java.net.URI;
import java.util.Optional;

/// Where the endpoint is reached: on loopback, on the containers' bridge, or both. Without path.
///
/// An agent must come back at the same addresses after a restart: living tasks know them.
public record Addresses(Optional<URI> loopback, Optional<URI> bridge) {

    /// Where SDKs look for a relative URI. Source: Amazon ECS Developer Guide, "Task IAM role".
    public static final URI BRIDGE = URI.create("http://169.254.170.2");

    /// On one loopback address only.
    public static Addresses loopback(URI base) {
        return new Addresses(Optional.of(base), Optional.empty());
    }

    /// The base for a task that calls from there.
    URI of(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Whereabouts.OnBridge _ -> bridge.orElseThrow(() -> missing("on the bridge"));
            case Whereabouts.OnLoopback _ -> loopback.orElseThrow(() -> missing("on loopback"));
        };
    }

    private static IllegalStateException missing(String where) {
        return new IllegalStateException("the container endpoint does not listen " + where);
    }
}
