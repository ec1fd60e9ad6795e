package dev.mayfly.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event read back: the columns that answer a lookup, and the CloudTrail record as it was
/// written.
///
/// `position` is its place in the trail: it rises in the order of recording and is never given
/// twice. `time` has milliseconds.
public record RecordedEvent(
        long position,
        String eventId,
        Instant time,
        String eventSource,
        String eventName,
        boolean readOnly,
        Optional<String> accessKeyId,
        String userName,
        List<TouchedResource> resources,
        String recordJson,
        Optional<String> denial) {

    /// A resource an event names, by ARN, name or id.
    public record TouchedResource(String type, String name) {}

    public RecordedEvent {
        resources = List.copyOf(resources);
    }
}
