package dev.mayfly.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.pattern.Template;
import dev.mayfly.policy.pattern.TemplateSyntax;
import dev.mayfly.policy.pattern.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedListTest {
    private static final TemplateSyntax WILD = new TemplateSyntax(true, true);

    @Test
    void namesTheOnePatternThatDiffersInItsTail() {
        List<Template> patterns = indexed(numbered("repo:*/name-%d:ref:refs/heads/main"));

        assertThat(IndexedList.worthTrying(patterns, "repo:o/name-17:ref:refs/heads/main"))
                .containsExactly(patterns.get(17));
        assertThat(IndexedList.worthTrying(patterns, "repo:o/other:ref:refs/heads/main")).isEmpty();
    }

    @Test
    void namesTheOnePatternThatDiffersInItsMiddle() {
        List<Template> patterns = indexed(numbered("*-n%d-*"));

        assertThat(IndexedList.worthTrying(patterns, "team-n117-artifacts"))
                .contains(patterns.get(117))
                .hasSizeLessThan(4);
    }

    @Test
    void namesWhatTellsNothingAlways() {
        List<String> written = new ArrayList<>(numbered("name-%d"));
        written.add("*");
        written.add("${aws:username}");
        List<Template> patterns = indexed(written);

        assertThat(IndexedList.worthTrying(patterns, "name-5"))
                .containsExactly(patterns.get(5), patterns.get(200), patterns.get(201));
    }

    @Test
    void leavesAloneWhatIsShortOrAlike() {
        assertThat(indexed(List.of("a", "b"))).isNotInstanceOf(IndexedList.class);
        assertThat(indexed(IntStream.range(0, 100).mapToObj(_ -> "same").toList()))
                .isNotInstanceOf(IndexedList.class);
    }

    @Test
    void isTheSameListOfPatterns() {
        List<Template> patterns = indexed(numbered("name-%d"));

        assertThat(patterns).isInstanceOf(IndexedList.class).isEqualTo(List.copyOf(patterns));
        assertThat(IndexedList.copyOf(patterns)).isSameAs(patterns);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rulesOutNothingThatMatches(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            List<Template> patterns =
                    indexed(
                            IntStream.range(0, 40)
                                    .mapToObj(_ -> text(random, "abcd\u0100*?", 9))
                                    .toList());
            for (int j = 0; j < 60; j++) {
                String subject = text(random, "abcd\u0100\u0000", 12);
                assertThat(matching(IndexedList.worthTrying(patterns, subject), subject))
                        .as(subject)
                        .isEqualTo(matching(List.copyOf(patterns), subject));
            }
        }
    }

    private static List<Template> matching(List<Template> patterns, String subject) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(subject, Variables.NONE))
                .toList();
    }

    private static List<String> numbered(String format) {
        return IntStream.range(0, 200).mapToObj(i -> format.replace("%d", "" + i)).toList();
    }

    private static List<Template> indexed(List<String> written) {
        return IndexedList.of(
                written.stream().map(text -> Template.of(text, WILD)).toList(),
                template -> Optional.of(template.requiredTexts()));
    }

    private static String text(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
