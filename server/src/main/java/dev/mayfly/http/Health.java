package dev.mayfly.http;

import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/// `/-/health/live`: the process answers. `/-/health/ready`: it may be sent calls; otherwise 503
/// with the reason. Issuers whose keys could not be fetched are named there and make nobody
/// unready: their kept keys go on serving, and the other issuers' tokens are none the worse. Why it
/// failed stands in the log, since anyone may ask here.
public final class Health implements Responder {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final WireResponse OK = WireResponse.of(200, TEXT, "ok\n");
    private static final WireResponse NOT_FOUND = WireResponse.of(404, TEXT, "not found\n");

    private final Supplier<Optional<String>> unreadyBecause;
    private final Supplier<Collection<String>> troubledIssuers;

    /// `unreadyBecause` says why the authority should not be sent calls now; empty when it may.
    public Health(
            Supplier<Optional<String>> unreadyBecause,
            Supplier<Collection<String>> troubledIssuers) {
        this.unreadyBecause = unreadyBecause;
        this.troubledIssuers = troubledIssuers;
    }

    @Override
    public WireResponse answer(WireRequest request) {
        return switch (request.path()) {
            case "/-/health/live" -> OK;
            case "/-/health/ready" ->
                    unreadyBecause
                            .get()
                            .map(reason -> WireResponse.of(503, TEXT, reason + "\n"))
                            .orElseGet(this::ready);
            default -> NOT_FOUND;
        };
    }

    private WireResponse ready() {
        StringBuilder body = new StringBuilder("ok\n");
        for (String issuer : troubledIssuers.get()) {
            body.append("no new keys from issuer ").append(issuer).append('\n');
        }
        return WireResponse.of(200, TEXT, body.toString());
    }
}
