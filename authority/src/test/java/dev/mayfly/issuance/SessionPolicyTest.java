package dev.mayfly.issuance;

import static dev.mayfly.issuance.IssuerWorld.issued;
import static dev.mayfly.issuance.IssuerWorld.job;
import static dev.mayfly.issuance.IssuerWorld.refusal;
import static dev.mayfly.issuance.IssuerWorld.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyTest {

    private static final String READ_S3 =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private final IssuerWorld world = new IssuerWorld();

    @BeforeEach
    void aRoleThatTakesTags() {
        world.account.role("target").trusting(IssuerWorld.trustsMain("sts:TagSession")).add();
    }

    private static SessionTerms with(String policy, List<String> arns) {
        return new SessionTerms(
                IssuerWorld.TARGET,
                "job-42",
                Optional.empty(),
                Optional.of(policy).filter(text -> !text.isEmpty()),
                arns,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    @Test
    void goesIntoTheSessionAndTakesItsShareOfTheRoom() {
        Issuance.Issued issued = issued(world.issue(job(), with(READ_S3, List.of(READ_ONLY))));

        assertThat(issued.claims().inlineSessionPolicy()).contains(READ_S3);
        assertThat(issued.claims().sessionPolicyArns()).containsExactly(READ_ONLY);
        assertThat(issued.packedPolicyPercent())
                .hasValueSatisfying(percent ->
                        assertThat(percent).isEqualTo(issued.room().percent()).isBetween(5, 25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"
            })
    void mustBeAPolicy(String text) {
        assertThat(refusal(() -> world.issue(job(), with(text, List.of()))))
                .isInstanceOf(Refusal.MalformedPolicy.class);
    }

    @Test
    void mustExistWhenItIsNamed() {
        String gone = "arn:aws:iam::123456789012:policy/gone";

        assertThat(refusal(() -> world.issue(job(), with("", List.of(gone)))))
                .isEqualTo(
                        new Refusal.InvalidParameterValue(
                                "Policy " + gone + " does not exist or is not attachable."));
    }

    @Test
    void areTenAtMost() {
        assertThat(refusal(() -> world.issue(job(), with("", Collections.nCopies(11, READ_ONLY)))))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    @Test
    void mayBeLongAsLongAsTheTokenHasRoom() {
        String padded = READ_S3 + " ".repeat(8000);

        Issuance.Issued issued = issued(world.issue(job(), with(padded, List.of())));

        assertThat(issued.claims().inlineSessionPolicy()).contains(padded);
        assertThat(issued.room().bytes()).isLessThanOrEqualTo(TokenRoom.MAX_BYTES);
    }

    @Test
    void isRefusedWhenTheTokenHasNoRoomForIt() {
        String random = letters(5000);
        String large =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::%s\"}]}"
                        .formatted(random);

        assertThat(refusal(() -> world.issue(job(), with(large, List.of()))))
                .isInstanceOf(Refusal.PackedPolicyTooLarge.class)
                .extracting(Refusal::message)
                .asString()
                .matches(
                        "Packed policy consumes 1\\d\\d% of allotted space, please use smaller"
                                + " policy\\.");
    }

    private static String letters(int count) {
        return new Random(1)
                .ints(count, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void tagsThatDoNotFitAreRefusedInTheWordsClientsLookFor() {
        List<Tag> tags = new ArrayList<>();
        String letters = letters(50 * 120);
        for (int i = 0; i < 50; i++) {
            tags.add(new Tag("tag" + i, letters.substring(i * 120, i * 120 + 120)));
        }

        assertThat(
                        refusal(() ->
                                world.issue(
                                        job(IssuerWorld.SUBJECT, tags, Optional.empty()), terms())))
                .isInstanceOf(Refusal.PackedPolicyTooLarge.class)
                .extracting(Refusal::message)
                .asString()
                .matches("Packed size of session tags consumes \\d+% of allotted space\\.");
    }
}
