package dev.mayfly.policy;

/// Where something stands in a policy's text: line and column from 1, and the JSON pointer (RFC
/// 6901).
public record SourcePosition(int line, int column, String pointer) {
    @Override
    public String toString() {
        return "line "
                + line
                + ", column "
                + column
                + (pointer.isEmpty() ? "" : " (" + pointer + ")");
    }
}
