package dev.mayfly.policy.json;

import java.util.Arrays;

/// Where the lines of a text start; a line ends with `\n`, `\r` or both.
final class Lines {
    private final int first;
    private final int[] starts;

    /// @param first the number of the first line
    /// @param starts where each line starts, counted in characters
    private Lines(int first, int[] starts) {
        this.first = first;
        this.starts = starts;
    }

    /// One line of that number.
    static Lines single(int number) {
        return new Lines(number, new int[] {0});
    }

    static Lines of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !pair) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new Lines(1, Arrays.copyOf(starts, count));
    }

    int line(int offset) {
        return first + index(offset);
    }

    int column(int offset) {
        return offset - starts[index(offset)] + 1;
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
