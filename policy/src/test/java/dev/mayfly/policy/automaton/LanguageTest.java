package dev.mayfly.policy.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.policy.pattern.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final List<String> SHORT_TEXTS = texts(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsTheShortestTextThatTryingAllTextsFinds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<String> within = globs(random, 1 + random.nextInt(3));
            List<String> outside = globs(random, random.nextInt(4));
            Language language = language(within, outside);
            Optional<String> found = language.shortest(budget(100_000));
            Optional<String> tried =
                    SHORT_TEXTS.stream().filter(text -> in(text, within, outside)).findFirst();

            String what = within + " without " + outside;
            found.ifPresent(text -> assertThat(in(text, within, outside)).as(what).isTrue());
            assertThat(language.contains(found.orElse("?"))).isEqualTo(found.isPresent());
            tried.ifPresent(text ->
                    assertThat(found.orElseThrow().length()).as(what).isEqualTo(text.length()));
            if (found.isEmpty() || found.get().length() > 5) {
                assertThat(tried).as(what).isEmpty();
            }
        }
    }

    @Test
    void comparesPatternsThatDeterminiseToMoreStatesThanThereIsMemory() {
        Nfa pattern = glob("*a" + "?".repeat(60));
        Nfa other = glob("*a" + "?".repeat(59) + "b");

        assertThat(language(List.of(pattern), List.of(pattern)).shortest(budget(200_000)))
                .isEmpty();
        assertThat(language(List.of(pattern), List.of(other)).shortest(budget(200_000)))
                .isPresent();
    }

    @Test
    void givesUpWhenTheBudgetIsUsedUp() {
        Language language = language(List.of(glob("*a" + "?".repeat(30))), List.of());

        assertThatThrownBy(() -> language.shortest(budget(10)))
                .isInstanceOf(OutOfBudgetException.class)
                .hasMessageContaining("budget");
    }

    @Test
    void givesUpWhenTimeIsUp() {
        Language language = language(List.of(glob("*a" + "?".repeat(30))), List.of());

        assertThatThrownBy(() -> language.shortest(new Budget(1_000_000, () -> true)))
                .isInstanceOf(OutOfBudgetException.class)
                .hasMessageContaining("time");
    }

    @Test
    void prefersReadableLetters() {
        assertThat(language(List.of(glob("???")), List.of()).shortest(budget(1_000)))
                .hasValue("aaa");
        assertThat(
                        Language.ANYTHING
                                .and(Nfa.of(Shape.builder().one(CharSet.of("\u00e9/")).build()))
                                .shortest(budget(1_000)))
                .hasValue("/");
    }

    @Test
    void takesForTheSameLetterWhatStringsDo() {
        for (char c : new char[] {'a', 'Z', 'k', '\u212a', '\u0130', '\u0131', '\u00df', '1'}) {
            CharSet same = CharSet.ignoringCase(c);
            for (int other = 0; other <= Character.MAX_VALUE; other++) {
                boolean equal = String.valueOf(c).equalsIgnoreCase(String.valueOf((char) other));
                assertThat(same.contains((char) other)).isEqualTo(equal);
            }
        }
    }

    @Test
    void complementsAndCutsSetsOfCharacters() {
        CharSet vowels = CharSet.of("aeiou");

        assertThat(vowels.complement().complement()).isEqualTo(vowels);
        assertThat(vowels.or(vowels.complement())).isEqualTo(CharSet.ANY);
        assertThat(vowels.and(CharSet.range('b', 'i'))).isEqualTo(CharSet.of("ei"));
        assertThat(CharSet.ANY.complement().isEmpty()).isTrue();
        assertThat(CharSet.LOWER.minus(vowels).contains('b')).isTrue();
        assertThat(CharSet.LOWER.minus(vowels).contains('e')).isFalse();
    }

    private static Budget budget(int states) {
        return new Budget(states, () -> false);
    }

    private static Language language(List<?> within, List<?> outside) {
        Language language = Language.ANYTHING;
        for (Object one : within) {
            language = language.and(one instanceof Nfa nfa ? nfa : glob((String) one));
        }
        for (Object one : outside) {
            language = language.minus(one instanceof Nfa nfa ? nfa : glob((String) one));
        }
        return language;
    }

    private static Nfa glob(String pattern) {
        Shape.Builder shape = Shape.builder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> shape.many(CharSet.ANY);
                case '?' -> shape.one(CharSet.ANY);
                default -> shape.one(CharSet.of(c));
            }
        }
        return Nfa.of(shape.build());
    }

    private static boolean in(String text, List<String> within, List<String> outside) {
        return within.stream().allMatch(pattern -> Glob.of(pattern).matches(text))
                && outside.stream().noneMatch(pattern -> Glob.of(pattern).matches(text));
    }

    private static List<String> globs(Random random, int count) {
        List<String> globs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder glob = new StringBuilder();
            int length = random.nextInt(5);
            for (int j = 0; j < length; j++) {
                glob.append("ab*?*".charAt(random.nextInt(5)));
            }
            globs.add(glob.toString());
        }
        return globs;
    }

    /// All texts of three letters, one of them in no pattern, shortest first.
    private static List<String> texts(int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= longest; length++) {
            int to = all.size();
            for (; from < to; from++) {
                for (String letter : List.of("a", "b", "c")) {
                    all.add(all.get(from) + letter);
                }
            }
        }
        return all;
    }
}
