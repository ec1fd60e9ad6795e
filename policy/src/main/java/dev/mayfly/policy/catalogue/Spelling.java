package dev.mayfly.policy.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How far names are from each other: what was meant by a name that does not exist.
public final class Spelling {
    /// Names longer than this are no names: nothing is near them.
    private static final int MAX_CHARS = 128;

    private final String a;
    private final String b;
    private final int limit;

    private Spelling(String a, String b, int limit) {
        this.a = a.toLowerCase(Locale.ROOT);
        this.b = b.toLowerCase(Locale.ROOT);
        this.limit = limit;
    }

    /// The names nearest to what was written, in their order: all at the same distance, the
    /// smallest found. Empty when none is within a slip for every four characters, and three at
    /// most.
    public static List<String> nearest(String written, Collection<String> names) {
        int limit = Math.min(3, Math.max(1, written.length() / 4));
        List<String> nearest = new ArrayList<>();
        if (written.length() > MAX_CHARS) {
            return nearest;
        }
        for (String name : names) {
            int distance = distance(written, name, limit);
            if (distance < limit) {
                nearest.clear();
                limit = distance;
            }
            if (distance == limit) {
                nearest.add(name);
            }
        }
        return nearest;
    }

    /// How many slips - a character too many, too few, another one, or two neighbours swapped -
    /// turn one name into the other, case aside; `limit` + 1 when there are more than `limit`.
    ///
    /// Takes time in proportion to the length of the names times `limit`.
    public static int distance(String one, String other, int limit) {
        return Math.abs(one.length() - other.length()) > limit
                ? limit + 1
                : new Spelling(one, other, limit).slips();
    }

    private int slips() {
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = Math.min(j, limit + 1);
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = row(i, previous, before);
            if (Arrays.stream(row).allMatch(slips -> slips > limit)) {
                return limit + 1;
            }
            before = previous;
            previous = row;
        }
        return previous[b.length()];
    }

    /// The slips from the first `i` characters of one to each beginning of the other; only near the
    /// diagonal can there be few enough.
    private int[] row(int i, int[] previous, int[] before) {
        int[] row = new int[previous.length];
        Arrays.fill(row, limit + 1);
        row[0] = Math.min(i, limit + 1);
        for (int j = Math.max(1, i - limit); j <= Math.min(b.length(), i + limit); j++) {
            int slips = Math.min(previous[j], row[j - 1]) + 1;
            slips = Math.min(slips, previous[j - 1] + (same(i, j) ? 0 : 1));
            if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) {
                slips = Math.min(slips, before[j - 2] + 1);
            }
            row[j] = Math.min(slips, limit + 1);
        }
        return row;
    }

    private boolean same(int i, int j) {
        return a.charAt(i - 1) == b.charAt(j - 1);
    }
}
