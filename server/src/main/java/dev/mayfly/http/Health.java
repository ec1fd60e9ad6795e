package dev.mayfly.http;

import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.util.Optional;
import java.util.function.Supplier;

/// `/-/health/live`: the process answers. `/-/health/ready`: it may be sent calls; otherwise 503
/// with the reason.
public final class Health implements Responder {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final WireResponse OK = WireResponse.of(200, TEXT, "ok\n");
    private static final WireResponse NOT_FOUND = WireResponse.of(404, TEXT, "not found\n");

    private final Supplier<Optional<String>> unreadyBecause;

    /// `unreadyBecause` says why the authority should not be sent calls now; empty when it may.
    public Health(Supplier<Optional<String>> unreadyBecause) {
        this.unreadyBecause = unreadyBecause;
    }

    @Override
    public WireResponse answer(WireRequest request) {
        return switch (request.path()) {
            case "/-/health/live" -> OK;
            case "/-/health/ready" ->
                    unreadyBecause
                            .get()
                            .map(reason -> WireResponse.of(503, TEXT, reason + "\n"))
                            .orElse(OK);
            default -> NOT_FOUND;
        };
    }
}
