package dev.mayfly.policy.json;

import java.util.List;

/// Writes JSON, compact, member by member. The caller keeps brackets in balance.
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    /// Begins an object, as the next item of an array or as the whole text.
    public JsonWriter object() {
        return open('{');
    }

    /// Begins an object under a name.
    public JsonWriter object(String name) {
        return name(name).open('{');
    }

    /// Begins an array under a name.
    public JsonWriter array(String name) {
        return name(name).open('[');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    public JsonWriter member(String name, String value) {
        name(name).separate();
        quote(value);
        return this;
    }

    public JsonWriter member(String name, boolean value) {
        return name(name).raw(Boolean.toString(value));
    }

    public JsonWriter member(String name, int value) {
        return name(name).raw(Integer.toString(value));
    }

    /// A member that is a list of texts.
    public JsonWriter member(String name, List<String> values) {
        array(name);
        values.forEach(this::item);
        return endArray();
    }

    /// A text as the next item of an array.
    public JsonWriter item(String value) {
        separate();
        quote(value);
        return this;
    }

    /// A number as the next item of an array.
    public JsonWriter item(int value) {
        return raw(Integer.toString(value));
    }

    /// What was written.
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    private JsonWriter open(char bracket) {
        raw(String.valueOf(bracket));
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    private JsonWriter raw(String text) {
        separate();
        out.append(text);
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    /// Control characters, the line separators of JavaScript and lone halves of surrogate pairs are
    /// escaped, everything else is as it is.
    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || lone(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
