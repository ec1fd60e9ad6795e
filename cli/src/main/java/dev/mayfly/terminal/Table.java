package dev.mayfly.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns as wide as their widest cell, under a heading.
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /// A row with a cell for each heading. What came from outside is made harmless: control
    /// characters would steer the terminal.
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::harmless).toList());
    }

    public void print(Terminal terminal) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        boolean heading = true;
        for (List<String> row : rows) {
            String line = line(row, widths);
            terminal.say(heading ? terminal.bold(line) : line);
            heading = false;
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i));
            if (i < widths.length - 1) {
                line.repeat(' ', widths[i] - row.get(i).length() + 2);
            }
        }
        return line.toString().stripTrailing();
    }

    /// Text from outside as it may stand on a terminal.
    public static String harmless(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
