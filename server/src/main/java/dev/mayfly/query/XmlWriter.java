package dev.mayfly.query;

import dev.mayfly.protocol.RecordShape;
import dev.mayfly.protocol.Timestamps;
import dev.mayfly.protocol.Type;
import dev.mayfly.session.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes output records as AWS Query answers write them: a list as `<member>` elements, a map as
/// `<entry><key/><value/></entry>`, an empty list as an empty element, an absent member not at all.
///
/// Source: Smithy, "AWS query protocol", response serialization, read 2026-11.
final class XmlWriter {

    private final StringBuilder out = new StringBuilder(1024);

    XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    XmlWriter open(String name, String namespace) {
        out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        open(name);
        text(text);
        return close(name);
    }

    void members(RecordShape shape, Record owner) {
        for (RecordShape.Field field : shape.fields()) {
            Object value = field.of(owner);
            if (field.optional()) {
                value = ((Optional<?>) value).orElse(null);
            }
            if (value != null) {
                open(field.upperName());
                value(field.type(), value);
                close(field.upperName());
            }
        }
    }

    private void value(Type type, Object value) {
        switch (type) {
            case Type.Scalar scalar -> scalar(scalar, value);
            case Type.Choice _ -> text(value.toString());
            case Type.Structure(RecordShape shape) -> members(shape, (Record) value);
            case Type.Sequence(Type element) -> {
                for (Object item : (List<?>) value) {
                    open("member");
                    value(element, item);
                    close("member");
                }
            }
            case Type.Mapping(Type element) -> {
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    open("entry").element("key", entry.getKey().toString()).open("value");
                    value(element, entry.getValue());
                    close("value").close("entry");
                }
            }
        }
    }

    private void scalar(Type.Scalar scalar, Object value) {
        switch (scalar) {
            case TEXT -> text((String) value);
            case INT, LONG, BOOLEAN, DOUBLE -> out.append(value);
            case INSTANT, ISO_INSTANT -> out.append(Timestamps.iso((Instant) value));
            case SECONDS -> out.append(((Duration) value).toSeconds());
            case BYTES -> out.append(Base64.getEncoder().encodeToString((byte[]) value));
            case SECRET -> text(((Secret) value).reveal());
        }
    }

    /// Escapes what XML reserves. A character XML 1.0 cannot hold at all becomes U+FFFD.
    private void text(String text) {
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c > '>' && c < 0xD800) || (c >= ' ' && c < '"')) {
                continue; // the common case first: letters, digits
            }
            String escape = escape(text, i);
            if (!escape.isEmpty()) {
                out.append(text, copied, i).append(escape);
                copied = i + 1;
            }
        }
        out.append(text, copied, text.length());
    }

    private static String escape(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#xD;";
            case '\n' -> "&#xA;";
            case '\t' -> "";
            default -> permitted(text, at) ? "" : "\uFFFD";
        };
    }

    private static boolean permitted(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= ' ' && c < '\uFFFE';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
