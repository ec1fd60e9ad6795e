package dev.mayfly.policy.catalogue;

import java.util.ArrayList;
import java.util.List;

/// A line of the snapshot: fields parted by tabs, empty ones at the end left out.
record Row(List<String> fields) {
    static Row of(String line) {
        return new Row(list(line, '\t'));
    }

    /// Empty when the line ends before.
    String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    static List<String> list(String text, char separator) {
        List<String> items = new ArrayList<>();
        int at = 0;
        while (!text.isEmpty() && at <= text.length()) {
            int end = text.indexOf(separator, at);
            end = end < 0 ? text.length() : end;
            items.add(text.substring(at, end));
            at = end + 1;
        }
        return items;
    }
}
