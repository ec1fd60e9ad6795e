package dev.mayfly.dispatch;

import dev.mayfly.protocol.RecordShape;
import dev.mayfly.protocol.Timestamps;
import dev.mayfly.protocol.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows a record the way CloudTrail shows requests and answers: names in lower camel case, times
/// as `Apr 16, 2025, 3:46:56 AM`, absent members and secrets left out.
final class TrailView {

    private TrailView() {}

    static Map<String, Object> of(RecordShape shape, Record owner) {
        Map<String, Object> view = new LinkedHashMap<>();
        for (RecordShape.Field field : shape.fields()) {
            if (field.constraints().sensitive()) {
                continue;
            }
            Object value = field.of(owner);
            if (field.optional()) {
                value = ((Optional<?>) value).orElse(null);
            }
            if (value != null && !emptyCollection(value)) {
                view.put(field.trailName(), view(field.type(), value));
            }
        }
        return view;
    }

    private static boolean emptyCollection(Object value) {
        return switch (value) {
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    private static Object view(Type type, Object value) {
        return switch (type) {
            case Type.Scalar scalar -> scalar(scalar, value);
            case Type.Choice _ -> value.toString();
            case Type.Structure(RecordShape shape) -> of(shape, (Record) value);
            case Type.Sequence(Type element) -> {
                List<Object> list = new ArrayList<>();
                for (Object item : (List<?>) value) {
                    list.add(view(element, item));
                }
                yield list;
            }
            case Type.Mapping(Type element) -> {
                Map<String, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value).forEach((k, v) -> map.put(k.toString(), view(element, v)));
                yield map;
            }
        };
    }

    private static Object scalar(Type.Scalar scalar, Object value) {
        return switch (scalar) {
            case TEXT, INT, LONG, BOOLEAN, DOUBLE -> value;
            case INSTANT, ISO_INSTANT -> Timestamps.cloudTrail((Instant) value);
            case SECONDS -> ((Duration) value).toSeconds();
            case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
            case SECRET -> "";
        };
    }
}
