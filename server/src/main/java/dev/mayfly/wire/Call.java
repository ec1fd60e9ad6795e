package dev.mayfly.wire;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.TrailEvent;
import java.time.Instant;
import java.util.Optional;

/// One call on its way: when and from where it came, who signed it, and what its handler tells the
/// trail. `caller` is empty for an unsigned operation.
public record Call(
        String requestId,
        String eventId,
        Instant now,
        TrailEvent.Origin origin,
        Optional<SessionClaims> caller,
        TrailNotes notes) {}
