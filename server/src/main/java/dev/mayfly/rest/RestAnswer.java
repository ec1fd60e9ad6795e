package dev.mayfly.rest;

import dev.mayfly.awsjson.JsonWriter;
import dev.mayfly.protocol.RecordShape;
import dev.mayfly.protocol.Timestamps;
import dev.mayfly.protocol.Type;
import dev.mayfly.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One answer while its members find their places. Confined to a call.
final class RestAnswer {

    private static final String JSON = "application/json";
    private static final int NO_CONTENT = 204;

    private final JsonWriter json;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;
    private String contentType = "";
    private byte @Nullable [] payload;

    RestAnswer(JsonWriter json, int status, String requestId) {
        this.json = json;
        this.status = status;
        headers.put("x-amzn-RequestId", requestId);
    }

    /// The answer that `output` is.
    WireResponse of(RecordShape shape, Record output) {
        for (RecordShape.Field field : shape.fields()) {
            Object value = field.of(output);
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(present -> place(field, present));
            } else {
                place(field, value);
            }
        }
        byte[] body = payload;
        if (body == null && status != NO_CONTENT) {
            return new WireResponse(status, JSON, headers, json.write(shape, output));
        }
        return new WireResponse(status, contentType, headers, body == null ? new byte[0] : body);
    }

    private void place(RecordShape.Field field, Object value) {
        switch (field.place()) {
            case STATUS -> status = (int) value;
            case HEADER -> headers.put(field.lowerName(), text(field.type(), value));
            case HEADERS ->
                    ((Map<?, ?>) value)
                            .forEach((name, v) ->
                                    headers.put(field.lowerName() + name, v.toString()));
            case PAYLOAD -> payload(field.type(), value);
            case BODY, LABEL, QUERY, QUERIES -> {} // in the JSON, or in no answer at all
        }
    }

    private void payload(Type type, Object value) {
        if (type instanceof Type.Structure(RecordShape nested)) {
            contentType = JSON;
            payload = json.write(nested, (Record) value);
        } else if (value instanceof byte[] bytes) {
            contentType = "application/octet-stream";
            payload = bytes;
        } else {
            contentType = "text/plain";
            payload = value.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String text(Type type, Object value) {
        return switch (value) {
            case Instant time ->
                    type == Type.Scalar.ISO_INSTANT ? Timestamps.iso(time) : Timestamps.http(time);
            case List<?> list ->
                    list.stream().map(Object::toString).collect(Collectors.joining(","));
            default -> value.toString(); // a text, a number, an enum, true or false
        };
    }
}
