package dev.mayfly.policy.findings;

import dev.mayfly.policy.findings.Location.Point;
import dev.mayfly.policy.findings.Location.Span;
import dev.mayfly.policy.json.SourcePosition;
import java.util.Arrays;
import java.util.List;

/// Finds the stretch of the text that a path leads to.
final class Locator {
    private final String text;
    private final int[] lineStarts;
    private final SpanTree.Node root;

    /// A locator for a text that is JSON.
    Locator(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.root = SpanTree.of(text);
    }

    Location locate(Path path) {
        List<Location.Step> steps = path.steps();
        SpanTree.Stretch found = SpanTree.find(root, text, steps);
        return new Location(steps, span(lineStarts, found.start(), found.end()));
    }

    /// The character at a position of a text, which need not be JSON.
    static Location at(String text, SourcePosition position) {
        int[] starts = lineStarts(text);
        int line = Math.min(position.line(), starts.length);
        int start = Math.min(text.length(), starts[line - 1] + position.column() - 1);
        return new Location(List.of(), span(starts, start, Math.min(text.length(), start + 1)));
    }

    private static Span span(int[] lineStarts, int start, int end) {
        return new Span(point(lineStarts, start), point(lineStarts, end));
    }

    private static Point point(int[] lineStarts, int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Point(line + 1, offset - lineStarts[line], offset);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }
}
