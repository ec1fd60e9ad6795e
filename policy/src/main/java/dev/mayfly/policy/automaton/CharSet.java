package dev.mayfly.policy.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A set of UTF-16 units, as ranges.
public final class CharSet {
    public static final CharSet NONE = new CharSet(new int[0]);
    public static final CharSet ANY = range(Character.MIN_VALUE, Character.MAX_VALUE);
    public static final CharSet DIGITS = range('0', '9');
    public static final CharSet LOWER = range('a', 'z');
    public static final CharSet LETTERS = LOWER.or(range('A', 'Z'));
    public static final CharSet ALPHANUMERIC = LETTERS.or(DIGITS);

    /// INVARIANT: pairs of first and last, both inclusive, ascending, with a gap between pairs.
    private final int[] bounds;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
    }

    public static CharSet of(char c) {
        return range(c, c);
    }

    /// Every character of the text.
    public static CharSet of(String chars) {
        CharSet set = NONE;
        for (int i = 0; i < chars.length(); i++) {
            set = set.or(of(chars.charAt(i)));
        }
        return set;
    }

    /// From `first` to `last`, both included.
    public static CharSet range(int first, int last) {
        return new CharSet(new int[] {first, last});
    }

    /// The characters that [String#equalsIgnoreCase] takes for `c`.
    public static CharSet ignoringCase(char c) {
        return CaseClasses.of(c);
    }

    public boolean contains(char c) {
        int at = Arrays.binarySearch(bounds, c);
        // Not a bound itself: inside a range if the next bound is the end of one.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /// The lowest character of a set that is not empty.
    public char first() {
        return (char) bounds[0];
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public CharSet or(CharSet other) {
        List<int[]> ranges = new ArrayList<>();
        ranges.addAll(ranges());
        ranges.addAll(other.ranges());
        ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
        List<int[]> merged = new ArrayList<>();
        for (int[] range : ranges) {
            if (!merged.isEmpty() && range[0] <= merged.getLast()[1] + 1) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], range[1]);
            } else {
                merged.add(range.clone());
            }
        }
        return of(merged);
    }

    public CharSet and(CharSet other) {
        List<int[]> common = new ArrayList<>();
        for (int[] mine : ranges()) {
            for (int[] theirs : other.ranges()) {
                int first = Math.max(mine[0], theirs[0]);
                int last = Math.min(mine[1], theirs[1]);
                if (first <= last) {
                    common.add(new int[] {first, last});
                }
            }
        }
        return of(common);
    }

    /// Everything else.
    public CharSet complement() {
        List<int[]> gaps = new ArrayList<>();
        int from = Character.MIN_VALUE;
        for (int[] range : ranges()) {
            if (range[0] > from) {
                gaps.add(new int[] {from, range[0] - 1});
            }
            from = range[1] + 1;
        }
        if (from <= Character.MAX_VALUE) {
            gaps.add(new int[] {from, Character.MAX_VALUE});
        }
        return of(gaps);
    }

    public CharSet minus(CharSet other) {
        return and(other.complement());
    }

    /// First and last of each range, ascending.
    List<int[]> ranges() {
        List<int[]> ranges = new ArrayList<>(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new int[] {bounds[i], bounds[i + 1]});
        }
        return ranges;
    }

    private static CharSet of(List<int[]> ranges) {
        int[] bounds = new int[ranges.size() * 2];
        for (int i = 0; i < ranges.size(); i++) {
            bounds[2 * i] = ranges.get(i)[0];
            bounds[2 * i + 1] = ranges.get(i)[1];
        }
        return new CharSet(bounds);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
