package dev.mayfly.policy.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A compiled pattern of literal text, `?` (one character) and `*` (any run of characters, also
/// none), matched against a whole text.
///
/// The leftmost place for each piece between two stars is always good enough, so nothing is ever
/// tried twice. `?` takes one UTF-16 unit.
public final class Glob {
    private final Chunk[] chunks;

    private Glob(Chunk[] chunks) {
        this.chunks = chunks;
    }

    /// Every `*` and `?` in the text is a wildcard.
    public static Glob of(String pattern) {
        Assembler assembler = new Assembler();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> assembler.anyRun();
                case '?' -> assembler.anyOne();
                default -> assembler.literal(c);
            }
        }
        return assembler.glob();
    }

    /// Whether the whole text matches.
    public boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /// Whether the part of the text from `from` to `to` (exclusive) matches.
    public boolean matches(String text, int from, int to) {
        int last = chunks.length - 1;
        Chunk head = chunks[0];
        if (last == 0) {
            return to - from == head.length() && head.at(text, from);
        }
        Chunk tail = chunks[last];
        int end = to - tail.length();
        int at = from + head.length();
        if (at > end || !tail.at(text, end) || !head.at(text, from)) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            int found = chunks[i].find(text, at, end);
            if (found < 0) {
                return false;
            }
            at = found + chunks[i].length();
        }
        return true;
    }

    /// A text that matches: each `*` becomes `run`, each `?` becomes `one`.
    public String filled(String run, char one) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chunks.length; i++) {
            text.append(i == 0 ? "" : run);
            for (int j = 0; j < chunks[i].length(); j++) {
                text.append(chunks[i].hole(j) ? one : chunks[i].charAt(j));
            }
        }
        return text.toString();
    }

    /// Whether the pattern has no wildcard at all.
    public boolean isLiteral() {
        return chunks.length == 1 && !chunks[0].hasHoles();
    }

    /// The text that is matched when the pattern [#isLiteral()].
    public String literalText() {
        return chunks[0].toString();
    }

    /// Whether the pattern is one `*` and nothing else.
    public boolean matchesEverything() {
        return chunks.length == 2 && chunks[0].length() == 0 && chunks[1].length() == 0;
    }

    /// The literal text with which everything that matches begins; not beyond the first wildcard.
    String literalHead() {
        Chunk head = chunks[0];
        int end = 0;
        while (end < head.length() && !head.hole(end)) {
            end++;
        }
        return head.toString().substring(0, end);
    }

    boolean endsWithStar() {
        return chunks.length > 1 && chunks[chunks.length - 1].length() == 0;
    }

    /// The pieces between the stars; the first and the last may be empty.
    List<Chunk> chunks() {
        return List.of(chunks);
    }

    /// Puts a pattern together piece by piece.
    static final class Assembler {
        private final List<Chunk> done = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private long[] holes = {};
        private boolean afterStar;

        void literal(char c) {
            text.append(c);
            afterStar = false;
        }

        void literal(String run) {
            text.append(run);
            afterStar &= run.isEmpty();
        }

        void anyOne() {
            int index = text.length();
            int words = (index >> 6) + 1;
            if (holes.length < words) {
                holes = Arrays.copyOf(holes, Math.max(words, holes.length * 2));
            }
            holes[index >> 6] |= 1L << index;
            text.append('?');
            afterStar = false;
        }

        void anyRun() {
            if (!afterStar) {
                done.add(cut());
            }
            afterStar = true;
        }

        Glob glob() {
            done.add(cut());
            return new Glob(done.toArray(Chunk[]::new));
        }

        private Chunk cut() {
            long[] marks = holes;
            if (marks.length > 0) {
                marks = Arrays.copyOf(marks, (text.length() >> 6) + 1);
            }
            Chunk chunk = new Chunk(text.toString(), marks);
            text.setLength(0);
            holes = new long[0];
            return chunk;
        }
    }
}
