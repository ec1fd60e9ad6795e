package dev.mayfly.http;

import dev.mayfly.dispatch.Dispatcher;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.wire.WireResponse;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Answers what never becomes a request: malformed HTTP, headers or bodies over their bounds. In
/// AWS's envelopes, because clients read nothing else; without any detail of the library.
final class ProtocolFaults implements DirectHandler {

    private static final HeaderName TARGET = HeaderNames.create("x-amz-target");

    private final Dispatcher dispatcher;

    private ProtocolFaults(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    static DirectHandlers of(Dispatcher dispatcher) {
        ProtocolFaults faults = new ProtocolFaults(dispatcher);
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, faults);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        WireResponse answer =
                dispatcher.refuse(
                        path(request), request.headers().contains(TARGET), refusal(type, status));
        TransportResponse.Builder response =
                TransportResponse.builder()
                        .status(Status.create(answer.status()))
                        .keepAlive(false)
                        .header(HeaderNames.CONTENT_TYPE, answer.contentType())
                        .entity(answer.body());
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        return response.build();
    }

    // What could not be read has no path; the root's envelope is read by most clients.
    private static String path(TransportRequest request) {
        String sent = request.path();
        int query = sent.indexOf('?');
        String path = query < 0 ? sent : sent.substring(0, query);
        return path.isEmpty() ? "/" : path;
    }

    private static Refusal refusal(EventType type, Status status) {
        return switch (type) {
            case PAYLOAD_TOO_LARGE -> tooLarge();
            // Our own failures are answered before they get here: an internal error of the library
            // is a request it could not read (a negative length, a broken chunk).
            case BAD_REQUEST, FORBIDDEN, HTTP_VERSION_NOT_SUPPORTED, INTERNAL_ERROR, OTHER ->
                    status.code() == 413 || status.code() == 414 || status.code() == 431
                            ? tooLarge()
                            : new Refusal.MalformedRequest("The request is not valid HTTP");
        };
    }

    private static Refusal tooLarge() {
        return new Refusal.RequestTooLarge("The request is larger than is accepted");
    }
}
