package dev.mayfly.policy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "GetObject, GetObject, 0",
        "getobject, GetObject, 0",
        "GetObjct, GetObject, 1",
        "GteObject, GetObject, 1",
        "GetObjects, GetObject, 1",
        "PetObject, GetObject, 1",
        "PutObject, GetObject, 2",
        "GeO, GetObject, 4",
        "PutBucket, GetObject, 4",
    })
    void countsSlips(String one, String other, int slips) {
        assertThat(Spelling.distance(one, other, 3)).isEqualTo(slips);
        assertThat(Spelling.distance(other, one, 3)).isEqualTo(slips);
    }

    @Test
    void namesAllThatAreEquallyNear() {
        assertThat(Spelling.nearest("abcdefg1", List.of("abcdefg2", "xbcdefg3", "abcdefg4")))
                .containsExactly("abcdefg2", "abcdefg4");
    }

    @Test
    void allowsAShortNameOneSlipOnly() {
        assertThat(Spelling.nearest("sss", List.of("sts"))).containsExactly("sts");
        assertThat(Spelling.nearest("sss", List.of("ats"))).isEmpty();
    }
}
