package dev.mayfly.awsjson;

import dev.mayfly.protocol.RecordShape;
import dev.mayfly.protocol.Timestamps;
import dev.mayfly.protocol.Type;
import dev.mayfly.session.Secret;
import dev.mayfly.wire.Place;
import dev.mayfly.wire.Service;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes output records as AWS's JSON protocols write them: times as seconds since the epoch, an
/// absent member not at all, and none that stands elsewhere than in the body.
public final class JsonWriter {

    private static final long MILLIS = 1000;

    private final JsonFactory json;
    private final Service.Spelling spelling;

    public JsonWriter(JsonFactory json, Service.Spelling spelling) {
        this.json = json;
        this.spelling = spelling;
    }

    public byte[] write(RecordShape shape, Record output) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            structure(generator, shape, output);
        }
        return out.toByteArray();
    }

    private void structure(JsonGenerator out, RecordShape shape, Record owner) {
        out.writeStartObject();
        for (RecordShape.Field field : shape.fields()) {
            Object value = field.of(owner);
            if (field.optional()) {
                value = ((Optional<?>) value).orElse(null);
            }
            if (value != null && field.place() == Place.BODY) {
                out.writeName(field.name(spelling));
                value(out, field.type(), value);
            }
        }
        out.writeEndObject();
    }

    private void value(JsonGenerator out, Type type, Object value) {
        switch (type) {
            case Type.Scalar scalar -> scalar(out, scalar, value);
            case Type.Choice _ -> out.writeString(value.toString());
            case Type.Structure(RecordShape shape) -> structure(out, shape, (Record) value);
            case Type.Sequence(Type element) -> {
                out.writeStartArray();
                for (Object item : (List<?>) value) {
                    value(out, element, item);
                }
                out.writeEndArray();
            }
            case Type.Mapping(Type element) -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    out.writeName(entry.getKey().toString());
                    value(out, element, entry.getValue());
                }
                out.writeEndObject();
            }
        }
    }

    private static void scalar(JsonGenerator out, Type.Scalar scalar, Object value) {
        switch (scalar) {
            case TEXT -> out.writeString((String) value);
            case INT -> out.writeNumber((int) value);
            case LONG -> out.writeNumber((long) value);
            case BOOLEAN -> out.writeBoolean((boolean) value);
            case DOUBLE -> out.writeNumber((double) value);
            case INSTANT -> epoch(out, (Instant) value);
            case ISO_INSTANT -> out.writeString(Timestamps.iso((Instant) value));
            case SECONDS -> out.writeNumber(((Duration) value).toSeconds());
            case BYTES -> out.writeBinary((byte[]) value);
            case SECRET -> out.writeString(((Secret) value).reveal());
        }
    }

    private static void epoch(JsonGenerator out, Instant time) {
        long millis = time.toEpochMilli();
        if (millis % MILLIS == 0) {
            out.writeNumber(millis / MILLIS);
        } else {
            out.writeNumber((double) millis / MILLIS);
        }
    }
}
