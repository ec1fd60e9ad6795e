package dev.mayfly.api.cloudtrail;

import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What `LookupEvents` takes and answers. Bounds that AWS answers with an error of CloudTrail's own
/// are left to the operation.
public final class LookupEvents {

    private LookupEvents() {}

    public record Request(
            List<LookupAttribute> lookupAttributes,
            Optional<Instant> startTime,
            Optional<Instant> endTime,
            @Member(oneOf = {"insight"}) Optional<String> eventCategory,
            Optional<Integer> maxResults,
            Optional<String> nextToken) {}

    public record LookupAttribute(
            String attributeKey, @Member(minLength = 1, maxLength = 2000) String attributeValue) {}

    public record Response(List<Event> events, Optional<String> nextToken) {}

    public record Event(
            String eventId,
            String eventName,
            String readOnly,
            Optional<String> accessKeyId,
            Instant eventTime,
            String eventSource,
            Optional<String> username,
            List<Resource> resources,
            String cloudTrailEvent) {}

    public record Resource(String resourceType, String resourceName) {}
}
