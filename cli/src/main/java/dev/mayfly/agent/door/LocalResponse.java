package dev.mayfly.agent.door;

import java.util.Map;

/// What an endpoint answers.
///
/// @param headers besides `Content-Type`, `Content-Length` and what the door adds
public record LocalResponse(
        int status, String contentType, Map<String, String> headers, Body body) {

    public LocalResponse {
        headers = Map.copyOf(headers);
    }

    /// An answer that is text.
    public static LocalResponse text(int status, String text) {
        return of(status, "text/plain", text);
    }

    /// An answer that is JSON.
    public static LocalResponse json(int status, String json) {
        return of(status, "application/json", json);
    }

    /// An answer of a content type.
    public static LocalResponse of(int status, String contentType, String text) {
        return new LocalResponse(status, contentType, Map.of(), Body.of(text));
    }

    /// The same with other headers.
    public LocalResponse with(Map<String, String> others) {
        return new LocalResponse(status, contentType, others, body);
    }
}
