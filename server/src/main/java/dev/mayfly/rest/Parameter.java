package dev.mayfly.rest;

import dev.mayfly.protocol.Malformed;
import dev.mayfly.protocol.Node;
import dev.mayfly.protocol.TextNode;
import dev.mayfly.protocol.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The values of a label, a parameter or a header, each a text; none is an absent node.
///
/// @param commas whether each value may be a list, as a header's
record Parameter(List<String> values, boolean commas) implements TextNode {

    static Parameter of(String value) {
        return new Parameter(List.of(value), false);
    }

    @Override
    public boolean absent() {
        return values.isEmpty();
    }

    @Override
    public Node member(String wireName) {
        throw Malformed.value("A structure cannot stand outside the body");
    }

    @Override
    public List<Node> elements() {
        Stream<String> each =
                commas
                        ? values.stream().flatMap(v -> Stream.of(v.split(",", -1)))
                        : values.stream();
        return each.<Node>map(v -> of(commas ? v.strip() : v)).toList();
    }

    @Override
    public Map<String, Node> entries() {
        throw Malformed.value("A map cannot stand in one parameter");
    }

    @Override
    public String text() {
        if (values.size() != 1) {
            throw Malformed.query("The request has the same parameter twice");
        }
        return values.getFirst();
    }

    /// ISO 8601, an HTTP date or seconds since the epoch: each place has a usual one, and none can
    /// be taken for another.
    @Override
    public Instant instant() {
        return Timestamps.anySpelling(text());
    }
}
