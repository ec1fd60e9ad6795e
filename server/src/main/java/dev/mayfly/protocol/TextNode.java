package dev.mayfly.protocol;

import java.time.Instant;
import java.util.Base64;

/// A value that was sent as text: in a form, a path, a query string or a header.
public interface TextNode extends Node {

    @Override
    default long whole() {
        String digits = text();
        if (!digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
            throw Malformed.value("A value is not a whole number");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw Malformed.value("A value is not a whole number");
        }
    }

    @Override
    default boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Malformed.value("A value is neither true nor false");
        };
    }

    @Override
    default double decimal() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException _) {
            throw Malformed.value("A value is not a number");
        }
    }

    @Override
    default Instant instant() {
        return Timestamps.parse(text());
    }

    @Override
    default byte[] bytes() {
        try {
            return Base64.getDecoder().decode(text());
        } catch (IllegalArgumentException _) {
            throw Malformed.value("A value is not base 64");
        }
    }
}
