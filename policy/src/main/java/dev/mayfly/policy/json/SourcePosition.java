package dev.mayfly.policy.json;

/// Where something stands in a policy's text: line and column from 1, and the JSON pointer (RFC
/// 6901).
///
/// Knows the position it lies in rather than the whole pointer, and its offset rather than its
/// line: a large policy has thousands.
public final class SourcePosition {
    /// The position this one lies in, or the lines of the text.
    private final Object outer;

    /// The name of a member, or the number of an item.
    private final Object step;

    private final int offset;

    private SourcePosition(Object outer, Object step, int offset) {
        this.outer = outer;
        this.step = step;
        this.offset = offset;
    }

    /// The position of the whole text.
    public static SourcePosition root(int line, int column) {
        return root(Lines.single(line), column - 1);
    }

    static SourcePosition root(Lines lines, int offset) {
        return new SourcePosition(lines, "", offset);
    }

    /// The position of a member of the object at this one.
    SourcePosition member(String name, int innerOffset) {
        return new SourcePosition(this, name, innerOffset);
    }

    /// The position of an item of the array at this one.
    SourcePosition item(int index, int innerOffset) {
        return new SourcePosition(this, index, innerOffset);
    }

    public int line() {
        return lines().line(offset);
    }

    public int column() {
        return lines().column(offset);
    }

    private Lines lines() {
        Object at = outer;
        while (at instanceof SourcePosition position) {
            at = position.outer;
        }
        return (Lines) at;
    }

    /// Empty for the whole text.
    public String pointer() {
        return outer instanceof SourcePosition position
                ? position.pointer() + "/" + step.toString().replace("~", "~0").replace("/", "~1")
                : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourcePosition position
                && line() == position.line()
                && column() == position.column()
                && pointer().equals(position.pointer());
    }

    @Override
    public int hashCode() {
        return 31 * line() + column();
    }

    @Override
    public String toString() {
        String pointer = pointer();
        String place = "line " + line() + ", column " + column();
        return pointer.isEmpty() ? place : place + " (" + pointer + ")";
    }
}
