package dev.mayfly.source;

import java.time.Duration;
import java.util.Optional;

/// What `CreateSession` is asked for: the role, by which trust anchor and profile, and the wishes.
public record SessionRequest(
        String trustAnchorArn,
        String profileArn,
        String roleArn,
        Optional<Duration> duration,
        Optional<String> sessionName) {}
