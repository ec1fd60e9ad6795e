package dev.mayfly.awsjson;

import dev.mayfly.protocol.Malformed;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.Timestamps;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a JSON request. JSON `null` is an absent node.
public record JsonNode(Object value) implements Node {

    /// Stands for `null` and for what was not sent.
    public static final JsonNode ABSENT = new JsonNode(Nothing.SENT);

    private enum Nothing {
        SENT
    }

    private static final int MAX_DIGITS = 40; // keeps 1e999999999 from being expanded

    @Override
    public boolean absent() {
        return value == Nothing.SENT;
    }

    @Override
    public Node member(String wireName) {
        if (absent()) {
            return ABSENT;
        }
        Object member = object().get(wireName);
        return member instanceof JsonNode node ? node : ABSENT;
    }

    private Map<?, ?> object() {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw Malformed.value("A structure was expected");
    }

    @Override
    public List<Node> elements() {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonNode::present).toList();
        }
        throw Malformed.value("A list was expected");
    }

    @Override
    public Map<String, Node> entries() {
        Map<String, Node> entries = new LinkedHashMap<>();
        object().forEach((key, entry) -> entries.put((String) key, present(entry)));
        return entries;
    }

    private static Node present(Object element) {
        if (element instanceof JsonNode node && !node.absent()) {
            return node;
        }
        throw Malformed.value("null stands where a value was expected");
    }

    @Override
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw Malformed.value("A string was expected");
    }

    private BigDecimal number() {
        if (value instanceof BigDecimal number
                && number.precision() <= MAX_DIGITS
                && Math.abs(number.scale()) <= MAX_DIGITS) {
            return number;
        }
        throw Malformed.value("A number was expected");
    }

    @Override
    public long whole() {
        try {
            return number().longValueExact();
        } catch (ArithmeticException _) {
            throw Malformed.value("A value is not a whole number");
        }
    }

    @Override
    public double decimal() {
        return number().doubleValue();
    }

    @Override
    public boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw Malformed.value("true or false was expected");
    }

    /// Seconds since the epoch with or without a fraction, or ISO 8601 (which botocore never sends
    /// and other clients do).
    @Override
    public Instant instant() {
        if (value instanceof String text) {
            return Timestamps.parse(text);
        }
        BigDecimal seconds = number();
        try {
            BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9);
            return Timestamps.bounded(
                    Instant.ofEpochSecond(
                            seconds.toBigInteger().longValueExact(), nanos.longValue()));
        } catch (ArithmeticException | DateTimeException _) {
            throw Malformed.value("A timestamp is out of range");
        }
    }

    @Override
    public byte[] bytes() {
        try {
            return Base64.getDecoder().decode(text());
        } catch (IllegalArgumentException _) {
            throw Malformed.value("A value is not base 64");
        }
    }
}
