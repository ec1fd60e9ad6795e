package dev.mayfly.policy.pattern;

import java.util.Arrays;

/// Puts a glob together piece by piece, where literal text may hold `*` and `?`.
final class GlobAssembler {
    private final StringBuilder text = new StringBuilder();
    private long[] marks = {};

    void literal(String run) {
        text.append(run);
    }

    void anyOne() {
        mark('?');
    }

    void anyRun() {
        mark('*');
    }

    private void mark(char wildcard) {
        int index = text.length();
        int words = (index >> 6) + 1;
        if (marks.length < words) {
            marks = Arrays.copyOf(marks, Math.max(words, marks.length * 2));
        }
        marks[index >> 6] |= 1L << index;
        text.append(wildcard);
    }

    Glob glob() {
        return Glob.marked(text.toString(), marks);
    }
}
