package dev.mayfly.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads stored JSON, strictly: one object, no duplicate members, nothing behind it, no `null`.
/// Values become strings, longs, booleans, lists and maps.
final class StoredJson {

    static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxDocumentLength(64L << 20)
                                    .maxStringLength(4 << 20)
                                    .build())
                    .build();

    private StoredJson() {}

    /// @throws StoredJsonException when the text is not such an object
    static Map<String, Object> object(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new StoredJsonException("something stands behind the object");
            }
            if (value instanceof Members members) {
                return members.values();
            }
            throw new StoredJsonException("it is not an object");
        } catch (JacksonException e) {
            throw new StoredJsonException(e.getOriginalMessage());
        }
    }

    /// An object that was read; a type of its own so that no cast has to be unchecked.
    record Members(Map<String, Object> values) {}

    private static Object value(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> members(parser);
            case START_ARRAY -> list(parser);
            case null, default -> throw new StoredJsonException("unexpected " + token);
        };
    }

    private static Members members(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new Members(members);
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
                next != JsonToken.END_ARRAY;
                next = parser.nextToken()) {
            items.add(value(parser, next));
        }
        return items;
    }
}
