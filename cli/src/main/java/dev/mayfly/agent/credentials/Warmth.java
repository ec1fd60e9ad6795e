package dev.mayfly.agent.credentials;

import dev.mayfly.source.Credentials;
import java.time.Instant;
import java.util.Optional;

/// How things stand with one role's credentials.
public sealed interface Warmth {

    /// There are some.
    ///
    /// @param trouble why the next ones could not be fetched, when the last attempt failed
    record Ready(Credentials credentials, Instant refreshAt, Optional<String> trouble)
            implements Warmth {}

    /// There are none that live long enough, and nobody decided that: none fetched yet, or the
    /// authority has been away for too long.
    record Waiting(String reason) implements Warmth {}

    /// The authority refused: what was held is not handed out any more.
    record Refused(String reason, Instant since) implements Warmth {}
}
