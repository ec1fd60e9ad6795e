package dev.mayfly.policyfiles;

import dev.mayfly.policy.findings.Fix;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// A policy's text, each character of which knows the stretch of the file it came from.
public final class MappedText {
    private final SourceText source;
    private final String text;
    private final Spelling spelling;
    private final int[] begins;
    private final int[] ends;
    private final BitSet guessed;

    private MappedText(Builder builder) {
        this.source = builder.source;
        this.text = builder.text.toString();
        this.spelling = builder.spelling;
        this.begins = Arrays.copyOf(builder.begins, text.length());
        this.ends = Arrays.copyOf(builder.ends, text.length());
        this.guessed = builder.guessed;
    }

    /// How the file spells what the policy says, which decides whether and how it can be changed.
    private enum Spelling {
        /// As it is.
        PLAIN,
        /// Inside a JSON string.
        JSON_STRING,
        /// As YAML.
        YAML
    }

    /// The whole file.
    static MappedText whole(SourceText source) {
        Builder builder = new Builder(source, Spelling.PLAIN);
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            builder.add(text.charAt(i), i, i + 1);
        }
        return new MappedText(builder);
    }

    /// What a JSON string says.
    ///
    /// @param quote offset of its opening quotation mark
    static MappedText jsonString(SourceText source, int quote) {
        Builder builder = new Builder(source, Spelling.JSON_STRING);
        String text = source.text();
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            int length = c != '\\' ? 1 : text.charAt(at + 1) == 'u' ? 6 : 2;
            builder.add(c != '\\' ? c : unescaped(text, at), at, at + length);
            at += length;
        }
        return new MappedText(builder);
    }

    private static char unescaped(String text, int at) {
        char kind = text.charAt(at + 1);
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(text, at + 2, at + 6, 16);
            default -> kind;
        };
    }

    static Builder yaml(SourceText source) {
        return new Builder(source, Spelling.YAML);
    }

    public String text() {
        return text;
    }

    public SourceText source() {
        return source;
    }

    /// Where a stretch of the policy stands in the file.
    public Region region(int start, int end) {
        if (text.isEmpty()) {
            return source.region(0, 0);
        }
        int from = Math.clamp(start, 0, text.length() - 1);
        int to = Math.clamp(end - 1L, from, text.length() - 1);
        return source.region(begins[from], Math.max(begins[from], ends[to]));
    }

    /// Whether a stretch says something that only AWS knows, and we had to guess.
    public boolean guessed(int start, int end) {
        return end > start && guessed.nextClearBit(start) >= end;
    }

    /// The change of the file that makes a fix, unless the file says it in a way that cannot be
    /// changed letter by letter.
    public Optional<Edit> edit(Fix fix) {
        if (fix.end() > text.length() || fix.start() >= text.length()) {
            return Optional.empty();
        }
        int start = begins[fix.start()];
        int end = fix.end() == fix.start() ? start : ends[fix.end() - 1];
        return switch (spelling) {
            case PLAIN -> Optional.of(new Edit(fix.title(), start, end, fix.replacement()));
            // A plan is made of other files; those are to be changed.
            case JSON_STRING -> Optional.empty();
            case YAML -> yaml(fix);
        };
    }

    /// A word for a word; anything else would have to mind indentation and quotation marks.
    private Optional<Edit> yaml(Fix fix) {
        int from = fix.start();
        int to = fix.end();
        String word = fix.replacement();
        if (quoted(text.substring(from, to)) && quoted(word)) {
            from++;
            to--;
            word = word.substring(1, word.length() - 1);
        }
        if (from >= to || !word.matches("[A-Za-z0-9*/._-][A-Za-z0-9:*/._-]*[A-Za-z0-9*/._-]")) {
            return Optional.empty();
        }
        for (int i = from; i < to; i++) {
            boolean letterForLetter =
                    ends[i] == begins[i] + 1 && begins[i] == begins[from] + i - from;
            if (!letterForLetter || source.text().charAt(begins[i]) != text.charAt(i)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Edit(fix.title(), begins[from], ends[to - 1], word));
    }

    private static boolean quoted(String text) {
        return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    }

    /// Puts a text together.
    static final class Builder {
        private final SourceText source;
        private final Spelling spelling;
        private final StringBuilder text = new StringBuilder();
        private final BitSet guessed = new BitSet();
        private int[] begins = new int[256];
        private int[] ends = new int[256];

        private Builder(SourceText source, Spelling spelling) {
            this.source = source;
            this.spelling = spelling;
        }

        /// A character that came from a stretch of the file.
        void add(char c, int begin, int end) {
            if (text.length() == begins.length) {
                begins = Arrays.copyOf(begins, text.length() * 2);
                ends = Arrays.copyOf(ends, text.length() * 2);
            }
            begins[text.length()] = begin;
            ends[text.length()] = end;
            text.append(c);
        }

        /// Characters that all came from one stretch.
        void add(String characters, int begin, int end) {
            characters.chars().forEach(c -> add((char) c, begin, end));
        }

        /// Marks what was added since.
        void guessedSince(int length) {
            guessed.set(length, text.length());
        }

        int length() {
            return text.length();
        }

        MappedText build() {
            return new MappedText(this);
        }
    }
}
