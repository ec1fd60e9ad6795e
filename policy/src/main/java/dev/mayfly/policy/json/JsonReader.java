package dev.mayfly.policy.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON strictly: no duplicate names, no deep nesting, no broken surrogates, nothing behind
/// the value.
public final class JsonReader {
    /// Where the reader below gives up; ours gives up earlier, with the place.
    private static final int MAX_NESTING = 256;

    /// As long as the longest text that anything of ours takes.
    private static final int MAX_CHARS = 1 << 24;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_NESTING)
                                    .maxStringLength(MAX_CHARS)
                                    .maxNameLength(MAX_CHARS)
                                    .maxNumberLength(64)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final Lines lines;
    private final int maxDepth;
    private final Consumer<JsonSyntaxException> onDuplicate;

    private JsonReader(
            JsonParser parser,
            Lines lines,
            int maxDepth,
            Consumer<JsonSyntaxException> onDuplicate) {
        this.parser = parser;
        this.lines = lines;
        this.maxDepth = maxDepth;
        this.onDuplicate = onDuplicate;
    }

    /// The one value in the text.
    ///
    /// @param maxDepth how deep objects and arrays may nest, at most 256
    /// @throws JsonSyntaxException when it is not JSON, or nests deeper
    public static Json read(String text, int maxDepth) {
        return readKeepingFirst(
                text,
                maxDepth,
                duplicate -> {
                    throw duplicate;
                });
    }

    /// The one value in the text, with the first of the members that share a name: for those who
    /// want to tell everything that is wrong.
    ///
    /// @param onDuplicate told of each further member
    /// @throws JsonSyntaxException when it is not JSON, or nests deeper
    public static Json readKeepingFirst(
            String text, int maxDepth, Consumer<JsonSyntaxException> onDuplicate) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser, Lines.of(text), maxDepth, onDuplicate).document();
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            SourcePosition position =
                    location == null
                            ? SourcePosition.root(1, 1)
                            : SourcePosition.root(line(location), column(location));
            throw new JsonSyntaxException(firstLine(e.getOriginalMessage()), position);
        }
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("unreadable");
        int source = line.indexOf(" (start marker at ");
        return "not valid JSON: " + (source < 0 ? line : line.substring(0, source));
    }

    private static int line(TokenStreamLocation location) {
        return Math.max(1, location.getLineNr());
    }

    private static int column(TokenStreamLocation location) {
        return Math.max(1, location.getColumnNr());
    }

    private int offset() {
        return (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    }

    private Json document() {
        JsonToken first = parser.nextToken();
        SourcePosition root = SourcePosition.root(lines, offset());
        if (first == null) {
            throw refuse("not valid JSON: the text is empty", root);
        }
        Json value = value(first, root, 1);
        if (parser.nextToken() != null) {
            TokenStreamLocation more = parser.currentTokenLocation();
            throw refuse(
                    "not valid JSON: there is more text behind the value",
                    SourcePosition.root(line(more), column(more)));
        }
        return value;
    }

    private Json value(JsonToken token, SourcePosition position, int depth) {
        if (depth > maxDepth) {
            throw refuse("nested deeper than a policy can be", position);
        }
        return switch (token) {
            case START_OBJECT -> new Json.Obj(members(position, depth), position);
            case START_ARRAY -> new Json.Arr(items(position, depth), position);
            case VALUE_STRING -> new Json.Str(wellFormed(parser.getString(), position), position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), position);
            case VALUE_TRUE -> new Json.Bool(true, position);
            case VALUE_FALSE -> new Json.Bool(false, position);
            case VALUE_NULL -> new Json.Null(position);
            default -> throw refuse("not valid JSON", position);
        };
    }

    private Map<String, Json> members(SourcePosition outer, int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = wellFormed(parser.currentName(), outer);
            if (members.containsKey(name)) {
                onDuplicate.accept(
                        refuse("`" + name + "` is written twice", outer.member(name, offset())));
            }
            JsonToken token = parser.nextToken();
            members.putIfAbsent(name, value(token, outer.member(name, offset()), depth + 1));
        }
        return Collections.unmodifiableMap(members);
    }

    private List<Json> items(SourcePosition outer, int depth) {
        List<Json> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(token, outer.item(items.size(), offset()), depth + 1));
            token = parser.nextToken();
        }
        return List.copyOf(items);
    }

    private String wellFormed(String text, SourcePosition position) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw refuse("half of a surrogate pair", position);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private JsonSyntaxException refuse(String problem, SourcePosition position) {
        return new JsonSyntaxException(problem, position);
    }
}
