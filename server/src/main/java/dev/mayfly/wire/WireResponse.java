package dev.mayfly.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer ready to be sent; without a content type where there is nothing to be typed.
@SuppressWarnings("ArrayRecordComponent") // a body is written once and never compared
public record WireResponse(
        int status, String contentType, Map<String, String> headers, byte[] body) {

    /// An answer without further headers.
    public static WireResponse of(int status, String contentType, String body) {
        return new WireResponse(
                status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /// Status and size only: the body may hold credentials.
    @Override
    public String toString() {
        return "WireResponse[" + status + ", " + body.length + " bytes]";
    }
}
