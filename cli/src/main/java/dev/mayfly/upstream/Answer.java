package dev.mayfly.upstream;

import dev.mayfly.client.Json;
import java.net.http.HttpHeaders;
import java.util.Optional;

/// What came back, read to its end.
public record Answer(int status, HttpHeaders headers, String body) {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// Whether the same call may well be answered later.
    public boolean mayPass() {
        return status >= SERVER_ERROR || status == TOO_MANY || status == REQUEST_TIMEOUT;
    }

    /// The body as JSON; [Json.Nothing] when it is none.
    public Json json() {
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException _) {
            return new Json.Nothing();
        }
    }
}
