package dev.mayfly.awsjson;

import dev.mayfly.protocol.Malformed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON request strictly: one object, no key twice, bounded depth and sizes, nothing after
/// it.
public final class JsonReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 64;

    private final JsonFactory json;

    public JsonReader(JsonFactory json) {
        this.json = json;
    }

    /// The factory whose parsers read as strictly as promised.
    public static JsonFactory strictFactory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxNumberLength(MAX_NUMBER_LENGTH)
                                .build())
                .build();
    }

    /// The object in `body`; an empty body is an empty object, as for a call without input.
    public JsonNode read(byte[] body) {
        if (body.length == 0) {
            return new JsonNode(Map.of());
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Malformed.value("The request is not a JSON object");
            }
            JsonNode object = object(parser);
            if (parser.nextToken() != null) {
                throw Malformed.value("Something follows the JSON object");
            }
            return object;
        } catch (JacksonException _) {
            throw Malformed.value("The request is not valid JSON");
        }
    }

    private static JsonNode object(JsonParser parser) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonNode(members);
    }

    private static JsonNode array(JsonParser parser) {
        List<JsonNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new JsonNode(elements);
    }

    private static JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNode(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonNode(true);
            case VALUE_FALSE -> new JsonNode(false);
            case VALUE_NULL -> JsonNode.ABSENT;
            case null, default -> throw Malformed.value("The request is not valid JSON");
        };
    }
}
