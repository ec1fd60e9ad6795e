package dev.mayfly.dispatch;

import dev.mayfly.wire.Http;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Place;
import dev.mayfly.wire.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Operations of two REST-JSON services with members at every place.
final class RestSamples {

    static final Service TEA = service("tea");
    static final Service COFFEE = service("coffee");

    record BrewInput(
            @Member(in = Place.LABEL, minLength = 2) String teaId,
            @Member(in = Place.QUERY, name = "max_results", min = 1, max = 50)
                    Optional<Integer> maxResults,
            @Member(in = Place.QUERY) List<String> tagKeys,
            @Member(in = Place.QUERY) Optional<Instant> since,
            @Member(in = Place.QUERY) Optional<Boolean> hot,
            @Member(in = Place.HEADER, name = "X-Tea-Cup") Optional<String> cup,
            @Member(in = Place.HEADER, name = "X-Tea-Guests") List<String> guests,
            @Member(in = Place.HEADER, name = "X-Tea-At") Optional<Instant> at,
            @Member(in = Place.HEADERS, name = "X-Meta-") Map<String, String> meta,
            Optional<String> note,
            @Member(iso8601 = true) Optional<Instant> until) {}

    /// Shows in its JSON what was read, and has a header of each kind.
    record BrewOutput(
            BrewInput read,
            @Member(iso8601 = true) Optional<Instant> until,
            Optional<Instant> since,
            @Member(in = Place.HEADER, name = "X-Tea-At") Optional<Instant> at,
            @Member(in = Place.HEADER, name = "X-Tea-Guests") List<String> guests,
            @Member(in = Place.HEADERS, name = "X-Meta-") Map<String, String> meta) {}

    record Named(@Member(in = Place.LABEL) String name) {}

    record Answered(String by, String name) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(
            @Member(in = Place.LABEL) String name,
            @Member(in = Place.PAYLOAD) Optional<byte[]> content) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Returned(
            @Member(in = Place.STATUS) int code, @Member(in = Place.PAYLOAD) byte[] content) {}

    record Sugar(int lumps) {}

    record Sweetened(@Member(in = Place.PAYLOAD) Sugar sugar) {}

    record Asked(@Member(in = Place.QUERIES) Map<String, String> everything) {}

    record Told(Map<String, String> everything) {}

    record Nothing() {}

    private RestSamples() {}

    private static Service service(String name) {
        return new Service(
                name,
                name + ".amazonaws.com",
                "2026-11-24",
                Service.Protocol.REST_JSON,
                "",
                "",
                Service.Spelling.LOWER_CAMEL);
    }

    static List<Operation<?, ?>> operations() {
        return List.of(
                open(TEA, "Brew", BrewInput.class, BrewOutput.class, RestSamples::brew)
                        .at(new Http("POST", "/teas/{teaId}/brew", 201)),
                named(TEA, "GetTea", "GET", "/teas/{name}"),
                named(TEA, "GetGreen", "GET", "/teas/green"),
                named(TEA, "GetLeaf", "GET", "/leaves/{name+}"),
                named(TEA, "GetLeafMeta", "GET", "/leaves/{name+}/meta"),
                named(TEA, "ListTags", "GET", "/tags/{name}"),
                named(COFFEE, "ListTags", "GET", "/tags/{name}"),
                named(TEA, "CreateToken", "POST", "/token/{name}"),
                named(TEA, "CreateTokenWithIam", "POST", "/token/{name}?aws_iam=t"),
                open(TEA, "Empty", Named.class, Nothing.class, _ -> new Nothing())
                        .at(new Http("DELETE", "/teas/{name}", 204)),
                open(TEA, "Acknowledge", Named.class, Nothing.class, _ -> new Nothing())
                        .at(Http.of("PUT", "/teas/{name}")),
                open(
                                TEA,
                                "Store",
                                Stored.class,
                                Returned.class,
                                in -> new Returned(202, in.content().orElse(new byte[0])))
                        .at(Http.of("PUT", "/blobs/{name}")),
                open(TEA, "Ask", Asked.class, Told.class, in -> new Told(in.everything()))
                        .at(Http.of("GET", "/ask")),
                open(TEA, "Sweeten", Sweetened.class, Sweetened.class, in -> in)
                        .at(Http.of("PUT", "/sugar")),
                new Operation<>(
                                TEA,
                                "Guarded",
                                Named.class,
                                Answered.class,
                                false,
                                new Operation.Access.Needs<>(needs ->
                                        List.of(
                                                Permission.of(
                                                        "tea:Guarded", needs.input().name()))),
                                (in, _) -> new Answered("Guarded", in.name()))
                        .at(Http.of("POST", "/guarded/{name}")));
    }

    private static Operation<Named, Answered> named(
            Service service, String name, String method, String uri) {
        return open(
                        service,
                        name,
                        Named.class,
                        Answered.class,
                        in -> new Answered(service.signingName() + ":" + name, in.name()))
                .at(Http.of(method, uri));
    }

    private static <I extends Record, O extends Record> Operation<I, O> open(
            Service service,
            String name,
            Class<I> input,
            Class<O> output,
            java.util.function.Function<I, O> answer) {
        return new Operation<>(
                service,
                name,
                input,
                output,
                true,
                new Operation.Access.Unsigned<>(),
                (in, _) -> answer.apply(in));
    }

    private static BrewOutput brew(BrewInput in) {
        return new BrewOutput(in, in.until(), in.since(), in.at(), in.guests(), in.meta());
    }
}
