package dev.mayfly.trail;

import java.time.Instant;
import java.util.Optional;

/// Which events to read back. Every condition that is present must hold; `from` and `to` are
/// inclusive. `userName` and `repository` match exactly; `after` continues behind the event with
/// that id, in newest-first order.
public record TrailQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> eventName,
        Optional<String> eventSource,
        Optional<String> userName,
        Optional<String> accessKeyId,
        Optional<String> resource,
        Optional<String> repository,
        Optional<Boolean> readOnly,
        Optional<Boolean> failed,
        Optional<String> after,
        int limit) {

    /// The newest `limit` events.
    public static TrailQuery newest(int limit) {
        return new TrailQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
