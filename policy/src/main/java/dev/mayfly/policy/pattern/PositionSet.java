package dev.mayfly.policy.pattern;

import java.util.HashMap;
import java.util.Map;

/// A set of positions in a text, one bit each: the tool for patterns that a plain search would take
/// too long over. One step of the pattern costs one pass over the words of the set, so a match
/// costs pattern length times text length / 64, and no pattern can make it worse.
final class PositionSet {
    private final String text;
    private final Map<Character, long[]> occurrences = new HashMap<>();
    private long[] bits;

    private PositionSet(String text) {
        this.text = text;
        this.bits = new long[(text.length() >> 6) + 1];
    }

    static PositionSet startOf(String text) {
        PositionSet set = new PositionSet(text);
        set.bits[0] = 1;
        return set;
    }

    static int firstOccurrence(Chunk chunk, String text, int from, int last) {
        PositionSet set = new PositionSet(text);
        for (int i = from; i <= last; i++) {
            set.bits[i >> 6] |= 1L << i;
        }
        for (int i = 0; i < chunk.length() && !set.isEmpty(); i++) {
            if (chunk.hole(i)) {
                set.stepOver();
            } else {
                set.step(chunk.charAt(i));
            }
        }
        int end = set.first();
        return end < 0 ? -1 : end - chunk.length();
    }

    /// Keeps the positions in front of `wanted`, each moved behind it.
    void step(char wanted) {
        long[] where = occurrences.computeIfAbsent(wanted, this::positionsOf);
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= where[i];
        }
        shift();
    }

    /// Moves each position behind one character, whatever it is.
    void stepOver() {
        shift();
    }

    /// Moves each position behind one character that is not `forbidden`.
    void stepOver(char forbidden) {
        long[] where = occurrences.computeIfAbsent(forbidden, this::positionsOf);
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= ~where[i];
        }
        shift();
    }

    /// Adds every position that is behind one already in the set.
    void flood() {
        int first = first();
        if (first >= 0) {
            for (int i = first; i <= text.length(); i++) {
                bits[i >> 6] |= 1L << i;
            }
        }
    }

    /// Adds every position that is reached from one in the set without passing `barrier`.
    void floodUpTo(char barrier) {
        boolean wet = false;
        for (int i = 0; i <= text.length(); i++) {
            wet |= contains(i);
            if (wet) {
                bits[i >> 6] |= 1L << i;
            }
            wet &= i < text.length() && text.charAt(i) != barrier;
        }
    }

    boolean containsEnd() {
        return contains(text.length());
    }

    boolean isEmpty() {
        return first() < 0;
    }

    private boolean contains(int position) {
        return (bits[position >> 6] & (1L << position)) != 0;
    }

    private int first() {
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(bits[i]);
            }
        }
        return -1;
    }

    /// INVARIANT: no bit lies behind the end of the text, so that nothing wraps into the last word.
    private void shift() {
        long carry = 0;
        for (int i = 0; i < bits.length; i++) {
            long word = bits[i];
            bits[i] = (word << 1) | carry;
            carry = word >>> 63;
        }
        int beyond = text.length() + 1;
        if (beyond >> 6 < bits.length) {
            bits[beyond >> 6] &= (1L << beyond) - 1;
        }
    }

    private long[] positionsOf(char wanted) {
        long[] where = new long[bits.length];
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
            where[i >> 6] |= 1L << i;
        }
        return where;
    }
}
