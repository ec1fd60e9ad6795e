package dev.mayfly.policy.pattern;

/// A run of pattern text without `*`: literal characters and holes (`?`).
final class Chunk {
    /// Up to here looking for the chunk character by character is cheap enough; beyond, a text made
    /// of repetitions would cost text times chunk.
    private static final int PLAIN_SEARCH_CHARS = 48;

    private final String text;
    private final long[] holes;

    /// A bit set in `holes` marks a position that any one character fills.
    Chunk(String text, long[] holes) {
        this.text = text;
        this.holes = holes;
    }

    int length() {
        return text.length();
    }

    boolean hole(int index) {
        return holes.length > 0 && (holes[index >> 6] & (1L << index)) != 0;
    }

    boolean hasHoles() {
        return holes.length > 0;
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    /// Whether the chunk fills `subject` from `from`; the caller makes sure that it fits.
    boolean at(String subject, int from) {
        if (holes.length == 0) {
            return subject.startsWith(text, from);
        }
        for (int i = 0; i < text.length(); i++) {
            if (!hole(i) && subject.charAt(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first place at or after `from` where the chunk fits before `end`, or -1.
    int find(String subject, int from, int end) {
        int last = end - text.length();
        if (last < from) {
            return -1;
        }
        if (text.length() > PLAIN_SEARCH_CHARS) {
            return PositionSet.firstOccurrence(this, subject, from, last);
        }
        if (holes.length == 0) {
            return subject.indexOf(text, from, end);
        }
        for (int i = from; i <= last; i++) {
            if (at(subject, i)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
