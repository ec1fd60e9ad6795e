package dev.mayfly.api;

import dev.mayfly.api.cloudtrail.LookupEvents;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.TrailQuery.Attribute;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// CloudTrail's question about recent events.
///
/// Source: AWS CloudTrail API Reference, "LookupEvents", read 2026-11. AWS answers for the last 90
/// days; we answer for all that is kept.
public final class CloudTrailApi {

    private static final int MAX_RESULTS = 50;

    private final TrailStore trail;

    public CloudTrailApi(TrailStore trail) {
        this.trail = trail;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        Service.CLOUDTRAIL,
                        "LookupEvents",
                        LookupEvents.Request.class,
                        LookupEvents.Response.class,
                        true,
                        new Operation.Access.Needs<>(
                                _ -> List.of(Permission.of("cloudtrail:LookupEvents", "*"))),
                        (request, _) -> lookup(request)));
    }

    private LookupEvents.Response lookup(LookupEvents.Request request) {
        Optional<LookupEvents.LookupAttribute> attribute = attribute(request.lookupAttributes());
        int limit = maxResults(request);
        checkTimes(request);
        Optional<Long> after = request.nextToken().map(token -> LookupToken.open(token, request));
        if (request.eventCategory().isPresent()) {
            return new LookupEvents.Response(List.of(), Optional.empty()); // we have no insights
        }
        // One more than asked for tells whether there is a next page.
        TrailQuery query =
                new TrailQuery(
                        Map.of(),
                        request.startTime(),
                        request.endTime().map(CloudTrailApi::endOfSecond),
                        after,
                        limit + 1);
        return page(
                request,
                limit,
                attribute.map(a -> find(query, a)).orElseGet(() -> trail.find(query)));
    }

    private List<RecordedEvent> find(TrailQuery query, LookupEvents.LookupAttribute attribute) {
        String value = attribute.attributeValue();
        return switch (attribute.attributeKey()) {
            case "EventId" -> trail.byId(value).filter(query::spans).stream().toList();
            case "EventName" -> trail.find(query.where(Attribute.EVENT_NAME, value));
            case "EventSource" -> trail.find(query.where(Attribute.EVENT_SOURCE, value));
            case "Username" -> trail.find(query.where(Attribute.USER_NAME, value));
            case "AccessKeyId" -> trail.find(query.where(Attribute.ACCESS_KEY_ID, value));
            case "ResourceName" -> trail.find(query.where(Attribute.RESOURCE_NAME, value));
            case "ResourceType" -> trail.find(query.where(Attribute.RESOURCE_TYPE, value));
            case "ReadOnly" -> trail.find(query.where(Attribute.READ_ONLY, truth(value)));
            default -> throw invalidAttributes("There is no such attribute key.");
        };
    }

    private static LookupEvents.Response page(
            LookupEvents.Request request, int limit, List<RecordedEvent> found) {
        List<RecordedEvent> page = found.size() > limit ? found.subList(0, limit) : found;
        return new LookupEvents.Response(
                page.stream().map(CloudTrailApi::event).toList(),
                found.size() > limit
                        ? Optional.of(LookupToken.behind(page.getLast(), request))
                        : Optional.empty());
    }

    private static LookupEvents.Event event(RecordedEvent event) {
        return new LookupEvents.Event(
                event.eventId(),
                event.eventName(),
                String.valueOf(event.readOnly()),
                event.accessKeyId(),
                event.time().truncatedTo(ChronoUnit.SECONDS),
                event.eventSource(),
                Optional.of(event.userName()).filter(name -> !name.isEmpty()),
                event.resources().stream()
                        .map(touched -> new LookupEvents.Resource(touched.type(), touched.name()))
                        .toList(),
                event.recordJson());
    }

    private static Optional<LookupEvents.LookupAttribute> attribute(
            List<LookupEvents.LookupAttribute> attributes) {
        if (attributes.size() > 1) {
            throw invalidAttributes("LookupAttributes can hold one attribute only.");
        }
        return attributes.stream().findFirst();
    }

    private static int maxResults(LookupEvents.Request request) {
        int asked = request.maxResults().orElse(MAX_RESULTS);
        if (asked < 1 || asked > MAX_RESULTS) {
            throw new RefusedException(
                    new Refusal.InvalidMaxResults(
                            "MaxResults must be between 1 and " + MAX_RESULTS + "."));
        }
        return asked;
    }

    private static void checkTimes(LookupEvents.Request request) {
        if (request.startTime().isPresent()
                && request.endTime().filter(request.startTime().get()::isAfter).isPresent()) {
            throw new RefusedException(
                    new Refusal.InvalidTimeRange("StartTime must not be after EndTime."));
        }
    }

    /// Callers see the times of events in seconds, and an end is inclusive.
    private static Instant endOfSecond(Instant end) {
        return end.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).minusMillis(1);
    }

    private static String truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw invalidAttributes("ReadOnly is `true` or `false`.");
        }
        return value;
    }

    private static RefusedException invalidAttributes(String message) {
        return new RefusedException(new Refusal.InvalidLookupAttributes(message));
    }
}
