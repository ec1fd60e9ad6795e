package dev.mayfly.claims;

import dev.mayfly.claims.ClaimValue.Flag;
import dev.mayfly.claims.ClaimValue.Fraction;
import dev.mayfly.claims.ClaimValue.Items;
import dev.mayfly.claims.ClaimValue.Members;
import dev.mayfly.claims.ClaimValue.Nothing;
import dev.mayfly.claims.ClaimValue.Text;
import dev.mayfly.claims.ClaimValue.Whole;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes JSON objects. Reading refuses duplicate members at any depth, bytes that are no
/// UTF-8, anything after the object, and whatever passes the bounds below.
public final class StrictJson {

    /// A token nests three deep (tags); twelve leaves room and keeps the recursion small.
    private static final int MAX_DEPTH = 12;

    /// Longer than any key set or token we accept.
    private static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_STRING_CHARACTERS = 64 * 1024;
    private static final int MAX_NAME_CHARACTERS = 1024;
    private static final int MAX_NUMBER_CHARACTERS = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxDocumentLength(MAX_BYTES)
                                    .maxStringLength(MAX_STRING_CHARACTERS)
                                    .maxNameLength(MAX_NAME_CHARACTERS)
                                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                                    .build())
                    .build();

    private StrictJson() {}

    /// The one object that `json` is.
    ///
    /// @throws MalformedJsonException for anything else
    public static Members object(byte[] json) {
        try (JsonParser parser = parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("not a JSON object");
            }
            Members members = members(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the JSON object");
            }
            return members;
        } catch (JacksonException _) {
            // the parser's message quotes its input, which may be a credential
            throw new MalformedJsonException("not valid JSON, or over our bounds");
        }
    }

    /// `value` as compact JSON in UTF-8.
    public static byte[] bytes(ClaimValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static JsonParser parser(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new MalformedJsonException("too long");
        }
        return FACTORY.createParser(ObjectReadContext.empty(), utf8(json));
    }

    private static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try { // rare: either the character itself or bytes that are no UTF-8
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedJsonException("not UTF-8");
        }
    }

    private static Members members(JsonParser parser) {
        Map<String, ClaimValue> values = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (values.put(name, value(parser)) != null) {
                throw new MalformedJsonException("a member appears twice");
            }
        }
        return new Members(values);
    }

    private static Items items(JsonParser parser) {
        List<ClaimValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Items(values);
    }

    private static ClaimValue value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Text(parser.getString());
            case VALUE_NUMBER_INT ->
                    switch (parser.getNumberType()) {
                        case INT, LONG -> new Whole(parser.getLongValue());
                        default -> new Fraction(parser.getString());
                    };
            case VALUE_NUMBER_FLOAT -> new Fraction(parser.getString());
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case VALUE_NULL -> new Nothing();
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case null, default -> throw new MalformedJsonException("not valid JSON");
        };
    }

    private static void write(JsonGenerator out, ClaimValue value) {
        switch (value) {
            case Text(String text) -> out.writeString(text);
            case Whole(long number) -> out.writeNumber(number);
            case Fraction(String literal) -> out.writeNumber(literal);
            case Flag(boolean flag) -> out.writeBoolean(flag);
            case Nothing _ -> out.writeNull();
            case Items(List<ClaimValue> items) -> {
                out.writeStartArray();
                items.forEach(item -> write(out, item));
                out.writeEndArray();
            }
            case Members(Map<String, ClaimValue> members) -> {
                out.writeStartObject();
                members.forEach((name, member) -> {
                    out.writeName(name);
                    write(out, member);
                });
                out.writeEndObject();
            }
        }
    }
}
