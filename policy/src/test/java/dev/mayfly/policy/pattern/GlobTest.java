package dev.mayfly.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "a, a, true",
        "a, ab, false",
        "*, '', true",
        "**, x, true",
        "?, '', false",
        "?, x, true",
        "a*, a, true",
        "*a, ba, true",
        "*a, ab, false",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
        "ab*ba, aba, false",
        "*?, '', false",
        "?*?, x, false",
        "?*?, xy, true",
        "*ab?d*, xxabcdxx, true",
        "*ab?d*, xxabdxx, false"
    })
    void matchesTheWholeText(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void matchesPartsOfAText() {
        assertThat(Glob.of("b*").matches("abcd", 1, 3)).isTrue();
        assertThat(Glob.of("b*d").matches("abcd", 1, 3)).isFalse();
    }

    @RepeatedTest(20)
    void agreesWithTheDefinitionOnRandomPatterns(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 2_000; i++) {
            String pattern = text(random, "ab*?", 10);
            String text = text(random, "ab", 14);

            assertThat(Glob.of(pattern).matches(text))
                    .as(pattern + " on " + text)
                    .isEqualTo(defined(pattern, text));
        }
    }

    @RepeatedTest(10)
    void agreesWithTheDefinitionOnLongPieces(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            String piece = text(random, "aaaaaaab?", 40) + text(random, "aaaaaaa?", 60);
            String text = text(random, "aaaaaaaaaab", 200) + piece.replace('?', 'b');

            assertThat(Glob.of("*" + piece + "*").matches(text + "aa"))
                    .as(piece + " in " + text)
                    .isEqualTo(defined("*" + piece + "*", text + "aa"));
            assertThat(Glob.of("*" + piece + "c*").matches(text)).isFalse();
        }
    }

    private static String text(Random random, String alphabet, int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /// The textbook table: cell (i, j) says whether the first i of the pattern match the first j of
    /// the text.
    private static boolean defined(String pattern, String text) {
        boolean[][] table = new boolean[pattern.length() + 1][text.length() + 1];
        table[0][0] = true;
        for (int i = 1; i <= pattern.length(); i++) {
            char p = pattern.charAt(i - 1);
            for (int j = 0; j <= text.length(); j++) {
                boolean one = j > 0 && table[i - 1][j - 1];
                table[i][j] =
                        p == '*'
                                ? table[i - 1][j] || (j > 0 && table[i][j - 1])
                                : one && (p == '?' || p == text.charAt(j - 1));
            }
        }
        return table[pattern.length()][text.length()];
    }
}
