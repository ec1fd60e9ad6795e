package dev.mayfly.policy.json;

import org.jspecify.annotations.Nullable;

/// Where something stands in a policy's text: line and column from 1, and the JSON pointer (RFC
/// 6901).
///
/// Knows the position it lies in rather than the whole pointer: a large policy has thousands.
public final class SourcePosition {
    private final int line;
    private final int column;
    private final @Nullable SourcePosition outer;
    private final String step;

    private SourcePosition(int line, int column, @Nullable SourcePosition outer, String step) {
        this.line = line;
        this.column = column;
        this.outer = outer;
        this.step = step;
    }

    /// The position of the whole text.
    public static SourcePosition root(int line, int column) {
        return new SourcePosition(line, column, null, "");
    }

    /// A position in the object or array at this one.
    ///
    /// @param name of the member, or the index of the item
    public SourcePosition inside(int innerLine, int innerColumn, String name) {
        return new SourcePosition(innerLine, innerColumn, this, name);
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /// Empty for the whole text.
    public String pointer() {
        return outer == null
                ? ""
                : outer.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourcePosition position
                && line == position.line
                && column == position.column
                && pointer().equals(position.pointer());
    }

    @Override
    public int hashCode() {
        return 31 * line + column;
    }

    @Override
    public String toString() {
        String pointer = pointer();
        String place = "line " + line + ", column " + column;
        return pointer.isEmpty() ? place : place + " (" + pointer + ")";
    }
}
