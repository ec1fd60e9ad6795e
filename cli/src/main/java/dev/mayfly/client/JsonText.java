package dev.mayfly.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// JSON values as text and back.
final class JsonText {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonText() {}

    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            Json value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    static String write(Json value, boolean pretty) {
        StringBuilder text = new StringBuilder();
        write(value, pretty ? "\n" : "", text);
        return text.toString();
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeric(parser.getString());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            case VALUE_NULL -> new Json.Nothing();
            case null, default -> throw new IllegalArgumentException("not JSON");
        };
    }

    private static Json members(JsonParser parser) {
        Map<String, Json> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            values.put(name, value(parser, parser.nextToken()));
        }
        return new Json.Members(values);
    }

    private static Json items(JsonParser parser) {
        List<Json> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new Json.Items(values);
    }

    /// `newline` starts a line at the depth reached, or is empty where all goes on one line.
    private static void write(Json value, String newline, StringBuilder text) {
        switch (value) {
            case Json.Text(String string) -> quote(string, text);
            case Json.Numeric(String number) -> text.append(number);
            case Json.Flag(boolean flag) -> text.append(flag);
            case Json.Nothing _ -> text.append("null");
            case Json.Items(List<Json> values) -> {
                text.append('[');
                String deeper = deeper(newline);
                for (Iterator<Json> i = values.iterator(); i.hasNext(); ) {
                    text.append(deeper);
                    write(i.next(), deeper, text);
                    text.append(i.hasNext() ? "," : newline);
                }
                text.append(']');
            }
            case Json.Members(Map<String, Json> values) -> {
                text.append('{');
                String deeper = deeper(newline);
                for (Iterator<Map.Entry<String, Json>> i = values.entrySet().iterator();
                        i.hasNext(); ) {
                    Map.Entry<String, Json> member = i.next();
                    text.append(deeper);
                    quote(member.getKey(), text);
                    text.append(newline.isEmpty() ? ":" : ": ");
                    write(member.getValue(), deeper, text);
                    text.append(i.hasNext() ? "," : newline);
                }
                text.append('}');
            }
        }
    }

    private static String deeper(String newline) {
        return newline.isEmpty() ? "" : newline + "  ";
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(string))
                .append('"');
    }
}
