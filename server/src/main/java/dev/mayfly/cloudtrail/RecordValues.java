package dev.mayfly.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Writes what `requestParameters` and its like may hold: text, numbers, booleans, lists and maps.
/// Text comes from callers, so a half surrogate in it becomes `?` rather than an error.
record RecordValues(JsonGenerator json) {

    void text(String name, String value) {
        json.writeName(name);
        text(value);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        json.writeUTF8String(utf8, 0, utf8.length);
    }

    void member(String name, Object value) {
        json.writeName(name);
        value(value);
    }

    void map(Map<?, ?> map) {
        json.writeStartObject();
        map.forEach((name, value) -> member(String.valueOf(name), value));
        json.writeEndObject();
    }

    /// Maps without an order of their own, so that the same event always makes the same record.
    void sorted(Map<String, String> map) {
        map(map.size() < 2 ? map : new TreeMap<>(map));
    }

    private void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Optional<?> absent -> absent.ifPresentOrElse(this::value, json::writeNull);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Map<?, ?> map -> map(map);
            case Iterable<?> items -> {
                json.writeStartArray();
                items.forEach(this::value);
                json.writeEndArray();
            }
            default -> text(value.toString());
        }
    }
}
