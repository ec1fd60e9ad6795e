package dev.mayfly.wiring;

import dev.mayfly.http.Responder;
import dev.mayfly.issuer.IssuerPages;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Serves the pages of our own issuers to GET requests below `/oidc`.
record IssuerResponder(IssuerPages pages) implements Responder {

    private static final WireResponse NOT_FOUND =
            WireResponse.of(404, "text/plain; charset=utf-8", "not found\n");

    @Override
    public WireResponse answer(WireRequest request) {
        if (!request.method().equals("GET")) {
            return WireResponse.of(405, "text/plain; charset=utf-8", "only GET\n");
        }
        return pages.page(
                        new IssuerPages.Asked(
                                request.path(),
                                query(request.rawQuery()),
                                request.headers().first("authorization")))
                .map(page ->
                        new WireResponse(page.status(), page.contentType(), Map.of(), page.body()))
                .orElse(NOT_FOUND);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return ""; // a stray percent sign names no audience
        }
    }
}
