package dev.mayfly.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event read back: the columns that answer a lookup, and the CloudTrail record as it was
/// written.
public record RecordedEvent(
        String eventId,
        Instant time,
        String eventSource,
        String eventName,
        boolean readOnly,
        Optional<String> accessKeyId,
        String userName,
        List<TrailEvent.Resource> resources,
        String recordJson,
        Optional<String> denial) {

    public RecordedEvent {
        resources = List.copyOf(resources);
    }
}
