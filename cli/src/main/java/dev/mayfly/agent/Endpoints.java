package dev.mayfly.agent;

import java.net.URI;
import java.util.Optional;

/// Where the agent's endpoints are reached, without a path.
public record Endpoints(Optional<URI> metadata, Optional<URI> containers, Optional<URI> pods) {}
