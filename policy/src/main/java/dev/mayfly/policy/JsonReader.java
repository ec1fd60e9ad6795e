package dev.mayfly.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON strictly: no duplicate names, no deep nesting, no broken surrogates, nothing behind
/// the value.
final class JsonReader {
    /// A policy nests six deep: document, statements, statement, Condition, operator, values.
    private static final int MAX_DEPTH = 8;

    private static final int MAX_NESTING = 32;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxStringLength(PolicyParser.MAX_CHARS)
                                    .maxNameLength(PolicyParser.MAX_CHARS)
                                    .maxNumberLength(64)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final String wireText;
    private final int maxDepth;

    private JsonReader(JsonParser parser, String wireText, int maxDepth) {
        this.parser = parser;
        this.wireText = wireText;
        this.maxDepth = maxDepth;
    }

    /// The policy in the text; [PolicySyntaxException] with `wireText` when it is not JSON.
    static Json read(String text, String wireText) {
        return read(text, wireText, MAX_DEPTH);
    }

    static Json read(String text, String wireText, int maxDepth) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser, wireText, maxDepth).document();
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            SourcePosition position =
                    location == null ? new SourcePosition(1, 1, "") : at(location, "");
            throw new PolicySyntaxException(firstLine(e.getOriginalMessage()), wireText, position);
        }
    }

    private static String firstLine(String message) {
        return "not valid JSON: " + message.lines().findFirst().orElse("unreadable");
    }

    private static SourcePosition at(TokenStreamLocation location, String pointer) {
        return new SourcePosition(
                Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), pointer);
    }

    private Json document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw refuse("not valid JSON: the text is empty", "");
        }
        Json value = value(first, "", 1);
        if (parser.nextToken() != null) {
            throw refuse("not valid JSON: there is more text behind the policy", "");
        }
        return value;
    }

    private Json value(JsonToken token, String pointer, int depth) {
        SourcePosition position = at(parser.currentTokenLocation(), pointer);
        if (depth > maxDepth) {
            throw refuse("nested deeper than a policy can be", pointer);
        }
        return switch (token) {
            case START_OBJECT -> new Json.Obj(members(pointer, depth), position);
            case START_ARRAY -> new Json.Arr(items(pointer, depth), position);
            case VALUE_STRING -> new Json.Str(wellFormed(parser.getString(), pointer), position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), position);
            case VALUE_TRUE -> new Json.Bool(true, position);
            case VALUE_FALSE -> new Json.Bool(false, position);
            case VALUE_NULL -> new Json.Null(position);
            default -> throw refuse("not valid JSON", pointer);
        };
    }

    private Map<String, Json> members(String pointer, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = wellFormed(parser.currentName(), pointer);
            String inside = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (members.containsKey(name)) {
                throw refuse("`" + name + "` is written twice", inside);
            }
            members.put(name, value(parser.nextToken(), inside, depth + 1));
        }
        return Collections.unmodifiableMap(members);
    }

    private List<Json> items(String pointer, int depth) {
        List<Json> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token, pointer + "/" + items.size(), depth + 1));
            token = parser.nextToken();
        }
        return List.copyOf(items);
    }

    private String wellFormed(String text, String pointer) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw refuse("half of a surrogate pair", pointer);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private PolicySyntaxException refuse(String problem, String pointer) {
        return new PolicySyntaxException(
                problem, wireText, at(parser.currentTokenLocation(), pointer));
    }
}
