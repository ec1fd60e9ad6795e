package dev.mayfly.policy.pattern;

/// A run of a glob's text without `*`: literal characters and holes (`?`).
///
/// @param from where it starts in the glob's text
/// @param to where it ends, exclusive
record Chunk(Glob glob, int from, int to) {
    /// Up to here looking for the chunk character by character is cheap enough; beyond, a text made
    /// of repetitions would cost text times chunk.
    private static final int PLAIN_SEARCH_CHARS = 48;

    int length() {
        return to - from;
    }

    boolean hole(int index) {
        return glob.wild(from + index);
    }

    char charAt(int index) {
        return glob.charAt(from + index);
    }

    private boolean plain() {
        return !glob.folding() && !glob.anyWild(from, to);
    }

    /// Whether the chunk fills `subject` from `start`; the caller makes sure that it fits.
    boolean at(String subject, int start) {
        return plain()
                ? subject.regionMatches(start, glob.text(), from, length())
                : compare(subject, start);
    }

    private boolean compare(String subject, int start) {
        for (int i = 0; i < length(); i++) {
            if (!hole(i) && subject.charAt(start + i) != charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first place at or after `start` where the chunk fits before `end`, or -1.
    int find(String subject, int start, int end) {
        int last = end - length();
        if (last < start || length() == 0) {
            return last < start ? -1 : start;
        }
        if (length() > PLAIN_SEARCH_CHARS) {
            return PositionSet.firstOccurrence(this, subject, start, last);
        }
        return plain() ? findPlain(subject, start, last) : findHoled(subject, start, last);
    }

    private int findPlain(String subject, int start, int last) {
        String text = glob.text();
        char first = text.charAt(from);
        int at = subject.indexOf(first, start, last + 1);
        while (at >= 0 && !subject.regionMatches(at, text, from, length())) {
            at = subject.indexOf(first, at + 1, last + 1);
        }
        return at;
    }

    private int findHoled(String subject, int start, int last) {
        for (int i = start; i <= last; i++) {
            if (compare(subject, i)) {
                return i;
            }
        }
        return -1;
    }
}
