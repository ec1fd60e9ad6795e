package dev.mayfly.policy;

import dev.mayfly.policy.index.IndexedList;
import dev.mayfly.policy.json.SourcePosition;
import java.util.List;

/// One of the paired elements of a statement, such as `Action` and `NotAction`.
///
/// @param negated whether it is the `Not` form: everything but the patterns
/// @param patterns at least one
public record Element<P>(boolean negated, List<P> patterns, SourcePosition position) {
    public Element {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("an element has at least one pattern");
        }
        patterns = IndexedList.copyOf(patterns);
    }
}
