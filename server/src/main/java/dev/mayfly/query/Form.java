package dev.mayfly.query;

import dev.mayfly.protocol.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads `application/x-www-form-urlencoded` exactly: `+` is a space, `%XX` a byte, the bytes of
/// each name and value are UTF-8. Anything else is refused: a stray percent sign, invalid UTF-8, a
/// name that comes twice, more fields or deeper names than any call of ours has.
///
/// Source: WHATWG URL, "application/x-www-form-urlencoded parsing", and stricter as said.
public final class Form {

    private static final int MAX_FIELDS = 8192; // SimulateCustomPolicy's lists are the longest
    private static final int MAX_DEPTH = 12;

    private final FormNode root = new FormNode();
    private int fields;

    /// Adds the fields of one encoded text, of which a request may bring two: query string and
    /// body.
    public void add(byte[] encoded) {
        int start = 0;
        for (int i = 0; i <= encoded.length; i++) {
            if (i == encoded.length || encoded[i] == '&') {
                if (i > start) {
                    field(encoded, start, i);
                }
                start = i + 1;
            }
        }
    }

    public FormNode root() {
        return root;
    }

    private void field(byte[] encoded, int from, int to) {
        if (++fields > MAX_FIELDS) {
            throw Malformed.query("The request has too many parameters");
        }
        int equals = from;
        while (equals < to && encoded[equals] != '=') {
            equals++;
        }
        FormNode node = descend(decode(encoded, from, equals));
        if (!node.assign(equals < to ? decode(encoded, equals + 1, to) : "")) {
            throw Malformed.query("The request has the same parameter twice");
        }
    }

    private FormNode descend(String name) {
        FormNode node = root;
        int depth = 0;
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            if (++depth > MAX_DEPTH) {
                throw Malformed.query("A parameter is nested too deep");
            }
            node = node.grow(name.substring(start, dot));
            start = dot + 1;
        }
        return node.grow(start == 0 ? name : name.substring(start));
    }

    /// The decoded text of `encoded[from, to)`.
    public static String decode(byte[] encoded, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = encoded[i];
            if (b == '%' || b == '+' || b < 0) {
                return decodeEscaped(encoded, from, to);
            }
        }
        return new String(encoded, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String decodeEscaped(byte[] encoded, int from, int to) {
        byte[] decoded = new byte[to - from];
        int length = 0;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = encoded[i];
            if (b == '+') {
                b = ' ';
            } else if (b == '%') {
                b = percent(encoded, i, to);
                i += 2;
            }
            ascii &= b >= 0;
            decoded[length++] = b;
        }
        return ascii
                ? new String(decoded, 0, length, StandardCharsets.ISO_8859_1)
                : utf8(decoded, length);
    }

    private static byte percent(byte[] encoded, int at, int to) {
        int high = at + 2 < to ? Character.digit(encoded[at + 1], 16) : -1;
        int low = at + 2 < to ? Character.digit(encoded[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw Malformed.query("A percent sign is not followed by two hexadecimal digits");
        }
        return (byte) ((high << 4) | low);
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException _) {
            throw Malformed.query("A parameter is not valid UTF-8");
        }
    }
}
