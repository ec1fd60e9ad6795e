package dev.mayfly.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the trail through CloudTrail's `LookupEvents`. What that cannot filter by (repository,
/// refusals) is filtered here, page by page.
public final class TrailReader {

    private static final String TARGET =
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    /// AWS's own page size.
    private static final int PAGE = 50;

    /// A filter that matches nothing stops here instead of reading years of records.
    private static final int MAX_PAGES = 400;

    private final AuthorityClient client;

    public TrailReader(AuthorityClient client) {
        this.client = client;
    }

    /// Which records are wanted; every condition that is present must hold.
    public record Filter(
            Optional<String> repository,
            Optional<String> eventName,
            Optional<Instant> since,
            boolean failed) {

        /// All of them.
        public static Filter none() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), false);
        }

        boolean accepts(Json event) {
            boolean ofRepository =
                    repository.isEmpty()
                            || repository
                                    .get()
                                    .equals(
                                            event.at(
                                                    "additionalEventData",
                                                    "webIdentityClaims",
                                                    "repository"));
            return ofRepository && (!failed || !event.at("errorCode").isEmpty());
        }
    }

    /// The newest records that match, newest first, at most `limit`.
    public List<Json> newest(Filter filter, int limit) {
        List<Json> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 0; page < MAX_PAGES && found.size() < limit; page++) {
            Json answer = client.json("cloudtrail", TARGET, request(filter, next));
            for (Json event : answer.items("Events")) {
                Json parsed = Json.parse(event.at("CloudTrailEvent"));
                if (filter.accepts(parsed) && found.size() < limit) {
                    found.add(parsed);
                }
            }
            next = Optional.of(answer.at("NextToken")).filter(token -> !token.isEmpty());
            if (next.isEmpty()) {
                break;
            }
        }
        return found;
    }

    /// The caller of a record in a few words: the token's subject, the session, the account of the
    /// operating system.
    public static String who(Json event) {
        return switch (event.at("userIdentity", "type")) {
            case "AssumedRole" -> {
                String arn = event.at("userIdentity", "arn");
                yield arn.substring(arn.indexOf('/') + 1);
            }
            case "WebIdentityUser", "LocalOperator" -> event.at("userIdentity", "userName");
            default -> event.at("userIdentity", "accessKeyId");
        };
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // handed on within one loop
    private static Json request(Filter filter, Optional<String> next) {
        Map<String, Json> request = new LinkedHashMap<>();
        filter.eventName()
                .ifPresent(name ->
                        request.put(
                                "LookupAttributes",
                                new Json.Items(
                                        List.of(
                                                Json.object(
                                                        Map.of(
                                                                "AttributeKey",
                                                                "EventName",
                                                                "AttributeValue",
                                                                name))))));
        filter.since()
                .ifPresent(instant ->
                        request.put(
                                "StartTime",
                                new Json.Numeric(Long.toString(instant.getEpochSecond()))));
        request.put("MaxResults", new Json.Numeric(Integer.toString(PAGE)));
        next.ifPresent(token -> request.put("NextToken", new Json.Text(token)));
        return new Json.Members(request);
    }
}
