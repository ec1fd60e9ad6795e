package dev.mayfly.policy.findings;

/// Whether two patterns of `*` and `?` have a text in common.
final class GlobOverlap {
    private GlobOverlap() {}

    /// Takes time in proportion to the product of the lengths.
    static boolean of(String one, String other) {
        boolean[] row = new boolean[other.length() + 1];
        row[0] = true;
        for (int j = 1; j <= other.length(); j++) {
            row[j] = row[j - 1] && other.charAt(j - 1) == '*';
        }
        for (int i = 1; i <= one.length(); i++) {
            row = next(one.charAt(i - 1), other, row);
        }
        return row[other.length()];
    }

    private static boolean[] next(char c, String other, boolean[] previous) {
        boolean[] row = new boolean[previous.length];
        row[0] = previous[0] && c == '*';
        for (int j = 1; j < row.length; j++) {
            char d = other.charAt(j - 1);
            if (c == '*' || d == '*') {
                row[j] = previous[j] || row[j - 1];
            } else {
                row[j] = previous[j - 1] && (c == d || c == '?' || d == '?');
            }
        }
        return row;
    }

    /// Whether they may overlap by what stands before their first wildcards: most pairs differ
    /// there.
    static boolean headsAgree(String one, String other) {
        for (int i = 0; i < one.length() && i < other.length(); i++) {
            char c = one.charAt(i);
            char d = other.charAt(i);
            if (c == '*' || d == '*') {
                return true;
            }
            if (c != d && c != '?' && d != '?') {
                return false;
            }
        }
        return true;
    }
}
