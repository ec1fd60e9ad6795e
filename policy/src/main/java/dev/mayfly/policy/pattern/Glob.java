package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.List;

/// A compiled pattern of literal text, `?` (one character) and `*` (any run of characters, also
/// none), matched against a whole text.
///
/// The leftmost place for each piece between two stars is always good enough, so nothing is ever
/// tried twice. `?` takes one UTF-16 unit. The text of the pattern is the policy's own and is not
/// taken apart: a large policy has thousands of patterns.
public final class Glob {
    private static final long[] NO_MARKS = {};

    private final String text;
    private final int from;
    private final int to;

    /// Which characters of the text are wildcards, when only some of its `*` and `?` are.
    private final long[] marks;

    /// Whether every `*` and `?` of the text is a wildcard.
    private final boolean wild;

    private final boolean folding;

    private Glob(String text, long[] marks) {
        this.text = text;
        this.from = 0;
        this.to = text.length();
        this.marks = marks;
        this.wild = false;
        this.folding = false;
    }

    private Glob(String text, int from, int to, boolean folding) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.marks = NO_MARKS;
        this.wild = true;
        this.folding = folding;
    }

    /// Every `*` and `?` in the text is a wildcard.
    public static Glob of(String pattern) {
        return of(pattern, 0, pattern.length());
    }

    /// A part of a text, from `from` to `to` (exclusive), with every `*` and `?` a wildcard.
    static Glob of(String pattern, int from, int to) {
        return new Glob(pattern, from, to, false);
    }

    /// The end of a text, from `from`, with every `*` and `?` a wildcard, which matches what is
    /// written in lower case; `A` to `Z` of the pattern stand for `a` to `z`.
    public static Glob folding(String pattern, int from) {
        return new Glob(pattern, from, pattern.length(), true);
    }

    /// Every character stands for itself.
    static Glob literal(String text) {
        return new Glob(text, NO_MARKS);
    }

    /// A bit set in `marks` makes the `*` or `?` there a wildcard.
    static Glob marked(String text, long[] marks) {
        return new Glob(text, marks);
    }

    /// Whether the whole text matches.
    public boolean matches(String subject) {
        return matches(subject, 0, subject.length());
    }

    /// Whether the part of the text from `start` to `stop` (exclusive) matches.
    public boolean matches(String subject, int start, int stop) {
        int star = star(from);
        if (star < 0) {
            return stop - start == to - from && new Chunk(this, from, to).at(subject, start);
        }
        int lastStar = lastStar();
        Chunk head = new Chunk(this, from, star);
        Chunk tail = new Chunk(this, lastStar + 1, to);
        int end = stop - tail.length();
        int at = start + head.length();
        if (at > end || !tail.at(subject, end) || !head.at(subject, start)) {
            return false;
        }
        while (star < lastStar) {
            int next = star(star + 1);
            Chunk chunk = new Chunk(this, star + 1, next);
            int found = chunk.find(subject, at, end);
            if (found < 0) {
                return false;
            }
            at = found + chunk.length();
            star = next;
        }
        return true;
    }

    String text() {
        return text;
    }

    boolean folding() {
        return folding;
    }

    char charAt(int index) {
        char c = text.charAt(index);
        return folding && c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /// Whether the character there is a wildcard.
    boolean wild(int index) {
        if (wild) {
            char c = text.charAt(index);
            return c == '*' || c == '?';
        }
        int word = index >> 6;
        return word < marks.length && (marks[word] & (1L << index)) != 0;
    }

    /// Whether a `?` of the text between the two places is a wildcard.
    boolean anyWild(int start, int stop) {
        if (wild) {
            return text.indexOf('?', start, stop) >= 0;
        }
        for (int i = start; marks.length > 0 && i < stop; i++) {
            if (wild(i)) {
                return true;
            }
        }
        return false;
    }

    private int star(int start) {
        int at = wild || marks.length > 0 ? text.indexOf('*', start, to) : -1;
        while (at >= 0 && !wild(at)) {
            at = text.indexOf('*', at + 1, to);
        }
        return at;
    }

    private int lastStar() {
        int at = text.lastIndexOf('*', to - 1);
        while (!wild(at)) {
            at = text.lastIndexOf('*', at - 1);
        }
        return at;
    }

    /// A text that matches: each `*` becomes `run`, each `?` becomes `one`.
    public String filled(String run, char one) {
        StringBuilder filled = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (!wild(i)) {
                filled.append(charAt(i));
            } else if (text.charAt(i) == '?') {
                filled.append(one);
            } else if (i == from || !isStar(i - 1)) {
                filled.append(run);
            }
        }
        return filled.toString();
    }

    private boolean isStar(int index) {
        return text.charAt(index) == '*' && wild(index);
    }

    /// Tells its pieces.
    public void tell(PatternSink sink) {
        for (int i = from; i < to; i++) {
            if (!wild(i)) {
                sink.literal(charAt(i));
            } else if (isStar(i)) {
                sink.anyRun();
            } else {
                sink.anyOne();
            }
        }
    }

    /// Whether the pattern has no wildcard at all.
    public boolean isLiteral() {
        return star(from) < 0 && !anyWild(from, to);
    }

    /// The text that is matched when the pattern [#isLiteral()].
    public String literalText() {
        return filled("*", '?');
    }

    /// Whether the pattern is one `*` and nothing else.
    public boolean matchesEverything() {
        for (int i = from; i < to; i++) {
            if (!isStar(i)) {
                return false;
            }
        }
        return from < to;
    }

    boolean endsWithStar() {
        return from < to && isStar(to - 1);
    }

    /// The pieces between the stars; the first and the last may be empty.
    List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        int start = from;
        for (int star = star(from); star >= 0; star = star(star + 1)) {
            chunks.add(new Chunk(this, start, star));
            start = star + 1;
        }
        chunks.add(new Chunk(this, start, to));
        return chunks;
    }

    /// Adds the runs of literal text, each of which stands in everything that matches.
    void addRequired(RequiredTexts required) {
        for (int i = from; i < to; i++) {
            if (wild(i)) {
                required.gap();
            } else {
                required.add(charAt(i));
            }
        }
    }
}
