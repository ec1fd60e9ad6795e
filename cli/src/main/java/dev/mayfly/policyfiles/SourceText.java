package dev.mayfly.policyfiles;

import java.util.Arrays;

/// A file's text, with its lines counted.
public final class SourceText {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /// @param name of the file, as messages show it
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /// The place of a stretch of the text; the end is exclusive.
    public Region region(int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        int to = Math.clamp(end, from, text.length());
        int startLine = lineOf(from);
        int endLine = lineOf(to);
        return new Region(
                startLine, from - lineStart(startLine) + 1, endLine, to - lineStart(endLine) + 1);
    }

    /// Where a character stands that a reader told by line and column, both from 1.
    int offset(int line, int column) {
        return Math.min(lineStart(line) + column - 1, text.length());
    }

    /// Where a line begins; lines are counted from 1.
    public int lineStart(int line) {
        return lineStarts[Math.clamp(line, 1, lineStarts.length) - 1];
    }

    /// Where a line ends, before its line feed.
    public int lineEnd(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > lineStart(line)
                && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /// As Jackson and YAML count them: a carriage return ends a line too, alone or with a line
    /// feed.
    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean first = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !first) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
