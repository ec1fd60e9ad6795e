package dev.mayfly.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.session.TestAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTokenTextTest {

    private static final TestAccount ACCOUNT = new TestAccount();
    private static final Challenges CHALLENGES =
            new Challenges(Challenges.ring(ACCOUNT.rings, ACCOUNT.random), ACCOUNT.random);

    private static final String ID = "abcdefgh234567xy";
    private static final String SECRET = "s".repeat(42) + "A";
    private static final String PIN = "p".repeat(42) + "8";

    @Test
    void readsWhatItWritesWhateverWhiteSpaceStandsAround() {
        String text = "mfj1." + ID + "." + SECRET + "." + PIN;

        JoinTokenText token = JoinTokenText.parse(" " + text + "\r\n").orElseThrow();

        assertThat(token.text().reveal()).isEqualTo(text);
        assertThat(token.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mfj1",
                "mfj2.ID.SECRET.PIN",
                "mfj1.ID.SECRET",
                "mfj1.ID.SECRET.PIN.",
                "mfj1.IDx.SECRET.PIN",
                "mfj1.ID.SECRETA.PIN",
                "mfj1.ID.SECRE=.PIN",
                "mfj1.ID.SECRET.pin",
                "mfj1.ID. SECRET.PIN",
                "mfj1.ID.NOTCANONICAL.PIN",
                "mfj1.ID.SECRET.PIN\nmfj1.ID.SECRET.PIN"
            })
    void refusesAnythingElse(String shape) {
        String text =
                shape.replace("NOTCANONICAL", "s".repeat(42) + "B")
                        .replace("SECRET", SECRET)
                        .replace("PIN", PIN)
                        .replace("ID", ID);

        assertThat(JoinTokenText.parse(text)).isEmpty();
    }

    @FuzzTest
    void anyTextIsATokenThatIsWrittenTheSameOrNone(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();

        JoinTokenText.parse(text)
                .ifPresent(token -> assertThat(token.text().reveal()).isEqualTo(text.strip()));
    }

    @FuzzTest
    void noTextIsAChallengeOfOurs(FuzzedDataProvider data) {
        assertThat(CHALLENGES.good(data.consumeRemainingAsString(), "web-1", TestAccount.NOW))
                .isFalse();
    }
}
