package dev.mayfly.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One JSON value of a token. A number that is no 64-bit integer keeps its literal.
public sealed interface ClaimValue {

    record Text(String value) implements ClaimValue {}

    record Whole(long value) implements ClaimValue {}

    record Fraction(String literal) implements ClaimValue {}

    record Flag(boolean value) implements ClaimValue {}

    record Nothing() implements ClaimValue {}

    record Items(List<ClaimValue> values) implements ClaimValue {
        public Items {
            values = List.copyOf(values);
        }

        /// The texts of a list that holds nothing else, or empty.
        public Optional<List<String>> texts() {
            if (!values.stream().allMatch(Text.class::isInstance)) {
                return Optional.empty();
            }
            return Optional.of(values.stream().map(value -> ((Text) value).value()).toList());
        }
    }

    /// A JSON object, in the order it was written.
    record Members(Map<String, ClaimValue> values) implements ClaimValue {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// A list of texts.
    static Items texts(List<String> values) {
        return new Items(values.stream().<ClaimValue>map(Text::new).toList());
    }

    /// What a condition compares: a single text, number or truth value as its text, else empty.
    default Optional<String> scalar() {
        return switch (this) {
            case Text(String value) -> Optional.of(value);
            case Whole(long value) -> Optional.of(Long.toString(value));
            case Fraction(String literal) -> Optional.of(literal);
            case Flag(boolean value) -> Optional.of(Boolean.toString(value));
            case Nothing _, Items _, Members _ -> Optional.empty();
        };
    }
}
