package dev.mayfly.rest;

import dev.mayfly.protocol.Endpoint;
import dev.mayfly.protocol.Input;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.WireRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All operations that are asked for by method and path. Filled while wiring, only read afterwards.
public final class RestOperations {

    private static final int MAX_SHOWN = 128; // bounds what we echo

    private record Entry(Endpoint<?, ?> endpoint, Http http, UriTemplate template) {
        String signingName() {
            return endpoint.operation().service().signingName();
        }

        boolean clashesWith(Entry other) {
            return http.method().equals(other.http.method())
                    && signingName().equals(other.signingName())
                    && template.clashesWith(other.template);
        }
    }

    private record Found(Entry entry, Map<String, String> labels) {}

    /// A request's operation, and its input as it was sent.
    public record Match(Endpoint<?, ?> endpoint, Input input) {}

    private final List<Entry> entries = new ArrayList<>();

    /// Adds an operation.
    ///
    /// @throws IllegalArgumentException when it says not how it is asked for, or as another does
    public void add(Endpoint<?, ?> endpoint) {
        String name = endpoint.operation().name();
        Http http =
                endpoint.operation()
                        .http()
                        .orElseThrow(() -> new IllegalArgumentException(name + " has no URI"));
        Entry added = new Entry(endpoint, http, UriTemplate.parse(http.uri()));
        if (entries.stream().anyMatch(added::clashesWith)) {
            throw new IllegalArgumentException(name + " is served twice");
        }
        entries.add(added);
        entries.sort(Comparator.comparing(Entry::template));
    }

    /// The operation of a request. A method that is not served at a path is answered like a path
    /// that is not served, as Smithy's servers answer both with `UnknownOperationException`.
    ///
    /// @throws RefusedException (`UnknownOperation`) when there is none
    public Match find(WireRequest request, RestJson protocol) {
        QueryText query = QueryText.parse(request.rawQuery());
        List<String> path = RestPath.segments(request.path());
        List<Found> found = new ArrayList<>(1);
        for (Entry entry : entries) {
            if (entry.http.method().equals(request.method())) {
                Optional<Map<String, String>> labels = entry.template.match(path, query);
                labels.ifPresent(l -> found.add(new Found(entry, l)));
            }
        }
        Found meant = meant(found, request);
        Input input =
                new RestInput(meant.labels, query, request.headers(), protocol.payload(request));
        return new Match(meant.entry.endpoint, input);
    }

    // Two services may use one path; a signature for neither fails at the first one's verification.
    private static Found meant(List<Found> found, WireRequest request) {
        if (found.isEmpty()) {
            throw new RefusedException(
                    new Refusal.UnknownOperation(
                            "No operation is served at "
                                    + shown(request.method() + " " + request.path())));
        }
        String service = ClaimedService.of(request);
        return found.stream()
                .filter(f -> f.entry.signingName().equals(service))
                .findFirst()
                .orElse(found.getFirst());
    }

    private static String shown(String text) {
        String cut = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
        return cut.replaceAll("[^\\p{Graph} ]", "?");
    }
}
