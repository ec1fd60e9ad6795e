package dev.mayfly.store.sql;

import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Writes members of a stored object, in the shapes that [Fields] reads.
record JsonFields(JsonGenerator json) {

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    void optional(String name, Optional<String> value) {
        value.ifPresent(text -> text(name, text));
    }

    void flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    void number(String name, int value) {
        json.writeNumberProperty(name, value);
    }

    void instant(String name, Instant instant) {
        text(name, instant.toString());
    }

    void texts(String name, Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    void texts(String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        new TreeMap<>(texts).forEach(this::text);
        json.writeEndObject();
    }

    void tags(List<Tag> tags) {
        json.writeArrayPropertyStart("tags");
        for (Tag tag : tags) {
            json.writeStartObject();
            text("key", tag.key());
            text("value", tag.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
