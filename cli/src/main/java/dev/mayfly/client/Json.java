package dev.mayfly.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value, read and written for commands that pass it on or show it.
public sealed interface Json {

    record Text(String value) implements Json {}

    /// A number in the spelling it came in.
    record Numeric(String value) implements Json {}

    record Flag(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// Members in the order they came in.
    record Members(Map<String, Json> values) implements Json {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /// The value at the end of a path of member names.
    default Optional<Json> find(String... path) {
        Optional<Json> found = Optional.of(this);
        for (String step : path) {
            found =
                    found.flatMap(value ->
                            value instanceof Members(Map<String, Json> values)
                                    ? Optional.ofNullable(values.get(step))
                                    : Optional.empty());
        }
        return found.filter(value -> !(value instanceof Nothing));
    }

    /// The scalar at the end of a path as text, empty when there is none.
    default String at(String... path) {
        return find(path)
                .map(value ->
                        switch (value) {
                            case Text(String text) -> text;
                            case Numeric(String number) -> number;
                            case Flag(boolean flag) -> Boolean.toString(flag);
                            case Nothing _, Items _, Members _ -> "";
                        })
                .orElse("");
    }

    /// The items of the array at the end of a path; none when there is no array.
    default List<Json> items(String... path) {
        return find(path)
                .map(value -> value instanceof Items(List<Json> values) ? values : List.<Json>of())
                .orElse(List.of());
    }

    /// An object of texts.
    static Members object(Map<String, String> texts) {
        Map<String, Json> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, new Text(text)));
        return new Members(values);
    }

    /// The value in `text`.
    ///
    /// @throws IllegalArgumentException when it is not one JSON value
    static Json parse(String text) {
        return JsonText.read(text);
    }

    /// The value as text: on one line, or two blanks deeper a level.
    default String write(boolean pretty) {
        return JsonText.write(this, pretty);
    }
}
