package dev.mayfly.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.explain.Hint;
import dev.mayfly.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenMistakesTest {

    private static final Refusal NO_KEY = new Refusal.InvalidIdentityToken("no key");

    @Test
    void saysWhenATokenExpiredInTimesPeopleRead() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");

        Optional<Hint> hint =
                TokenMistakes.behind(
                        new Refusal.ExpiredIdentityToken(now, now.minusSeconds(300)), List.of());

        assertThat(hint.map(Hint::text).orElseThrow())
                .contains("expired at 2026-11-24T09:55:00Z", "it was 2026-11-24T10:00:00Z");
    }

    @Test
    void saysWhyThereAreNoKeysWhenTheIssuerIsInTroubleAndNothingOtherwise() {
        assertThat(TokenMistakes.behind(NO_KEY, List.of("connection refused")))
                .map(Hint::text)
                .get()
                .asString()
                .endsWith("connection refused");
        assertThat(TokenMistakes.behind(NO_KEY, List.of())).isEmpty();
        assertThat(TokenMistakes.behind(new Refusal.MalformedQuery("x"), List.of("down")))
                .isEmpty();
    }
}
