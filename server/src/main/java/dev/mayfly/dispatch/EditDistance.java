package dev.mayfly.dispatch;

import java.util.Locale;

/// Whether two names are a few slips apart: how `InvalidAction` finds what is near.
final class EditDistance {

    private EditDistance() {}

    /// Whether at most `limit` insertions, deletions and replacements, case aside, turn one name
    /// into the other.
    static boolean atMost(int limit, String one, String other) {
        if (Math.abs(one.length() - other.length()) > limit) {
            return false;
        }
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            previous = nextRow(previous, a.charAt(i - 1), b);
        }
        return previous[b.length()] <= limit;
    }

    private static int[] nextRow(int[] previous, char c, String b) {
        int[] row = new int[previous.length];
        row[0] = previous[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int replaced = previous[j - 1] + (c == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
        }
        return row;
    }
}
