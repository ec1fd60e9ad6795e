package dev.mayfly.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.AccountId;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyIdsTest {

    private final AccessKeyIds ids = new AccessKeyIds(RandomGenerator.of("L64X128MixRandom"));

    /// Source: "A short note on AWS KEY ID" (Tal Be'ery, 2023) and "AWS Access Key ID formats"
    /// (Aidan Steele, 2020): ids of real accounts with the account their authors know.
    @ParameterizedTest
    @CsvSource({"ASIAQNZGKIQY56JQ7WML, 029608264753", "ASIAY34FZKBOKMUTVV7A, 609629065308"})
    void readsTheAccountOfIdsThatAwsMinted(String id, String account) {
        assertThat(AccessKeyIds.accountOf(id)).contains(new AccountId(account));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "123456789012", "999999999999", "029608264753"})
    void readsTheAccountOfIdsWeMint(String digits) {
        AccountId account = new AccountId(digits);
        for (int i = 0; i < 1000; i++) {
            String id = ids.next(account);
            assertThat(id).matches("ASIA[Q-Z2-7][A-Z2-7]{15}");
            assertThat(AccessKeyIds.accountOf(id)).contains(account);
        }
    }

    @Test
    void doesNotRepeatItself() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next(new AccountId("123456789012")));
        }
        assertThat(seen).hasSizeGreaterThan(9_990);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ASIA",
                "ASIAQNZGKIQY56JQ7WM",
                "ASIAQNZGKIQY56JQ7WMLA",
                "AROAQNZGKIQY56JQ7WML",
                "asiaQNZGKIQY56JQ7WML",
                "ASIAQNZGKIQY56JQ7WM1",
                "ASIA7777777777777777"
            })
    void seesNoAccountInWhatIsNoAccessKeyId(String id) {
        assertThat(AccessKeyIds.accountOf(id)).isEmpty();
    }
}
