package dev.mayfly.policy.findings;

import java.util.List;

/// A place in a policy: the way to it through the JSON, and the text it covers.
///
/// Source: IAM Access Analyzer API Reference, `Location`.
public record Location(List<Step> path, Span span) {
    public Location {
        path = List.copyOf(path);
    }

    /// One step of the way. Source: IAM Access Analyzer API Reference, `PathElement`.
    public sealed interface Step {
        /// Into the member of an object; at AWS the element `value` names it.
        record Member(String name) implements Step {}

        /// Into an item of an array, from 0.
        record Item(int index) implements Step {}

        /// The name of a member rather than its value.
        record Key(String name) implements Step {}

        /// A part of a string's text, in UTF-16 units.
        record Substring(int start, int length) implements Step {}
    }

    /// A stretch of the text; the end is exclusive.
    public record Span(Point start, Point end) {}

    /// A character of the text.
    ///
    /// @param line from 1
    /// @param column from 0
    /// @param offset from the beginning of the text, from 0, in UTF-16 units
    public record Point(int line, int column, int offset) {}
}
