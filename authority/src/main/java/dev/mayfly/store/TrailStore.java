package dev.mayfly.store;

import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import java.util.List;
import java.util.Optional;

/// Keeps the trail. Thread-safe; appends of many threads share one disk write (group commit).
public interface TrailStore {

    /// Returns when the event is durable. When it cannot be, the caller must not answer with a
    /// credential.
    ///
    /// @throws dev.mayfly.refusal.RefusedException `ServiceUnavailable` when the event is not
    ///   durable
    void append(TrailEvent event);

    /// The events that match, newest first, at most `query.limit()`.
    List<RecordedEvent> find(TrailQuery query);

    /// The event with this id.
    Optional<RecordedEvent> byId(String eventId);
}
