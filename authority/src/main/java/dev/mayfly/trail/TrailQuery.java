package dev.mayfly.trail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Which events to read back, newest first. Every entry of `where` must hold exactly, case
/// included; `from` and `to` are inclusive; `after` continues behind the event at that
/// [position][RecordedEvent#position()].
public record TrailQuery(
        Map<Attribute, String> where,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Long> after,
        int limit) {

    /// What an event can be found by. [#READ_ONLY] and [#FAILED] take `true` and `false`.
    public enum Attribute {
        EVENT_NAME,
        EVENT_SOURCE,
        USER_NAME,
        ACCESS_KEY_ID,
        RESOURCE_NAME,
        RESOURCE_TYPE,
        REPOSITORY,
        READ_ONLY,
        FAILED
    }

    public TrailQuery {
        where = Map.copyOf(where);
        if (limit < 1) {
            throw new IllegalArgumentException("a query asks for at least one event");
        }
    }

    /// The newest `limit` events.
    public static TrailQuery newest(int limit) {
        return new TrailQuery(
                Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /// The same, narrowed to events whose `attribute` is `value`.
    public TrailQuery where(Attribute attribute, String value) {
        Map<Attribute, String> narrowed = new EnumMap<>(Attribute.class);
        narrowed.putAll(where);
        narrowed.put(attribute, value);
        return new TrailQuery(narrowed, from, to, after, limit);
    }

    /// The same, narrowed to events at `instant` or later.
    public TrailQuery from(Instant instant) {
        return new TrailQuery(where, Optional.of(instant), to, after, limit);
    }

    /// The same, narrowed to events at `instant` or earlier.
    public TrailQuery to(Instant instant) {
        return new TrailQuery(where, from, Optional.of(instant), after, limit);
    }

    /// The same, continued behind the event at `position`.
    public TrailQuery after(long position) {
        return new TrailQuery(where, from, to, Optional.of(position), limit);
    }

    /// Whether an event lies between the two times and behind the position; for one that was found
    /// by its id.
    public boolean spans(RecordedEvent event) {
        return from.filter(event.time()::isBefore).isEmpty()
                && to.filter(event.time()::isAfter).isEmpty()
                && after.filter(position -> event.position() >= position).isEmpty();
    }
}
