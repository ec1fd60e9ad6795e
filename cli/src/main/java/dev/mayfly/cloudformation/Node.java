package dev.mayfly.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a template, with the line it began on (1 is the first). After [Resolver] there is no
/// [Call] left in it.
public sealed interface Node {

    /// The line of the file, counted from 1.
    int line();

    /// What a scalar is in JSON.
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /// A string, number, boolean or null, in the spelling of the file.
    record Scalar(String text, Kind kind, int line) implements Node {}

    /// An array.
    record Sequence(List<Node> items, int line) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// An object, in the order of the file.
    record Mapping(Map<String, Node> entries, int line) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /// The value under `key`.
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /// An intrinsic function before it is resolved; `function` without `Fn::` (`Ref`, `Sub`,
    /// `GetAtt`).
    record Call(String function, Node argument, int line) implements Node {}

    /// A string made by us, standing for what was on `line`.
    static Scalar string(String text, int line) {
        return new Scalar(text, Kind.STRING, line);
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
