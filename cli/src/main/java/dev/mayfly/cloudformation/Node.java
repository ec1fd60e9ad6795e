package dev.mayfly.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a template, with the place it was read from. After [Resolver] there is no [Call] left
/// in it, and what a function made stands where the function stood.
public sealed interface Node {

    Place place();

    /// The line of the file, counted from 1.
    default int line() {
        return place().line();
    }

    /// What a scalar is in JSON.
    enum Kind {
        STRING,
        /// A string with a part in it that only AWS knows; see [Stack#drafted].
        GUESS,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /// A string, number, boolean or null, in the spelling of the file.
    record Scalar(String text, Kind kind, Place place) implements Node {}

    /// An array.
    record Sequence(List<Node> items, Place place) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        public Sequence(List<Node> items, int line) {
            this(items, Place.ofLine(line));
        }
    }

    /// An object, in the order of the file.
    ///
    /// @param keys where the names stand, as far as that is known
    record Mapping(Map<String, Node> entries, Map<String, Place> keys, Place place)
            implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keys = Map.copyOf(keys);
        }

        public Mapping(Map<String, Node> entries, int line) {
            this(entries, Map.of(), Place.ofLine(line));
        }

        /// The value under `key`.
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /// An intrinsic function before it is resolved; `function` without `Fn::` (`Ref`, `Sub`,
    /// `GetAtt`).
    record Call(String function, Node argument, Place place) implements Node {}

    /// A string made by us, standing for what was on `line`.
    static Scalar string(String text, int line) {
        return string(text, Place.ofLine(line));
    }

    /// A string made by us, standing for what was at `place`.
    static Scalar string(String text, Place place) {
        return new Scalar(text, Kind.STRING, place);
    }

    /// The text of a scalar; everything else is refused with `what` in the message.
    default String asText(String what) {
        if (this instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
            return scalar.text();
        }
        throw new TemplateException(what + " must be a string", line());
    }

    /// The items of an array; everything else is refused with `what` in the message.
    default List<Node> asItems(String what) {
        if (this instanceof Sequence sequence) {
            return sequence.items();
        }
        throw new TemplateException(what + " must be a list", line());
    }

    /// This node as an object.
    default Mapping asMapping(String what) {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw new TemplateException(what + " must be a mapping", line());
    }
}
