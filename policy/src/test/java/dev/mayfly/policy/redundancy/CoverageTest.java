package dev.mayfly.policy.redundancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.pattern.Glob;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final String LETTERS = "ab*?";

    @ParameterizedTest
    @CsvSource({
        "s3:*, s3:Get*, true",
        "s3:Get*, s3:GetObject, true",
        "s3:get*, s3:GetObject, true",
        "*, iam:PassRole, true",
        "s3:Get*, s3:*, false",
        "s3:Get?, s3:Get*, false",
        "s3:Get*, s3:Get?, true",
        "s3:Get?*, s3:Get*, false",
        "s3:*Object, s3:GetObject, true",
        "s3:*Object*, s3:*Object, true",
        "s3:*Object, s3:*Object*, false",
        "s3:Get*, s3-outposts:GetObject, false",
    })
    void coversActions(String wide, String narrow, boolean covered) {
        assertThat(Coverage.ofAction(wide, narrow)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::a*, arn:aws:s3:::a/*, true",
        "arn:aws:s3:::a/*, arn:aws:s3:::a, false",
        "arn:aws:iam::*:role/x, arn:aws:iam::111122223333:role/x, true",
        "arn:aws:iam::111122223333:role/x, arn:aws:iam::*:role/x, false",
        "arn:aws:s3:::a*, arn:aws:s3:::A, false",
        "*, arn:aws:s3:::a, true",
    })
    void coversResources(String wide, String narrow, boolean covered) {
        assertThat(Coverage.ofResource(wide, narrow)).isEqualTo(covered);
    }

    /// Whatever the covered pattern matches, the covering one does.
    @Test
    void neverClaimsACoverThatATextContradicts() {
        Random random = new Random(7);
        int covered = 0;
        for (int i = 0; i < 40_000; i++) {
            String wide = text(random, LETTERS);
            String narrow = text(random, LETTERS);
            if (Coverage.ofAction(wide, narrow)) {
                covered++;
                Glob inner = Glob.of(narrow);
                for (int j = 0; j < 40; j++) {
                    String sample = text(random, "ab");
                    if (inner.matches(sample)) {
                        assertThat(Glob.of(wide).matches(sample))
                                .as("%s, %s, %s", wide, narrow, sample)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(covered).isGreaterThan(1_000);
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
