package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagRulesTest {

    @Test
    void replacesATagWhoseKeyDiffersInCaseOnlyAndKeepsTheNewCase() {
        List<Tag> tags =
                TagRules.merged(
                        List.of(new Tag("Department", "finance")),
                        List.of(new Tag("department", "hr")));

        assertThat(tags).containsExactly(new Tag("department", "hr"));
    }

    @Test
    void refusesTheSameKeyTwiceInOneCallWithoutRegardToCase() {
        assertThatThrownBy(
                        () -> TagRules.initial(List.of(new Tag("team", "a"), new Tag("TEAM", "b"))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e ->
                                assertThat(e.refusal())
                                        .isEqualTo(
                                                new Refusal.InvalidInput(
                                                        "Duplicate tag keys found. Please note that"
                                                                + " Tag keys are case insensitive.")));
    }

    @Test
    void refusesAReservedKeyInAnyCaseAndAcceptsOneThatOnlyContainsIt() {
        assertThat(TagRules.initial(List.of(new Tag("xaws:a", "1")))).hasSize(1);
        assertThatThrownBy(() -> TagRules.initial(List.of(new Tag("AWS:a", "1"))))
                .hasMessage("Tag keys beginning with aws: are reserved for system use.");
    }

    @Test
    void acceptsTheFiftiethTagAndAReplacementButNotTheFiftyFirst() {
        List<Tag> fifty =
                IntStream.range(0, TagRules.MAX_TAGS).mapToObj(i -> new Tag("k" + i, "v")).toList();

        List<Tag> kept = TagRules.merged(fifty, List.of(new Tag("K0", "other")));

        assertThat(kept).hasSize(TagRules.MAX_TAGS).contains(new Tag("K0", "other"));
        assertThatThrownBy(() -> TagRules.merged(fifty, List.of(new Tag("one-more", "v"))))
                .hasMessage("The number of tags has reached the maximum limit.");
    }

    @Test
    void takesTagsOffWithoutRegardToCaseAndIgnoresKeysThatAreNotThere() {
        List<Tag> left =
                TagRules.without(
                        List.of(new Tag("a", "1"), new Tag("b", "2")), List.of("A", "nothing"));

        assertThat(left).containsExactly(new Tag("b", "2"));
    }

    @Test
    void refusesToAddNoTagsAndTakesAnEntityWithoutAny() {
        assertThat(TagRules.initial(List.of())).isEmpty();
        assertThatThrownBy(() -> TagRules.merged(List.of(new Tag("a", "1")), List.of()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isInstanceOf(Refusal.InvalidInput.class));
    }
}
