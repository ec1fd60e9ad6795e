package dev.mayfly.webidentity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.claims.Claims;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTimesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private final TokenTimes times = new TokenTimes(Duration.ofSeconds(60));

    /// Offsets from now in seconds.
    @ParameterizedTest
    @CsvSource({"300, 0, 0", "-59, -300, 0", "300, 60, 0", "300, 0, 60", "0, 0, 0"})
    void takesTokensWithinTheSkew(long exp, long iat, long nbf) {
        assertThatCode(() -> times.check(claims(exp, iat, nbf), NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "-60, -300, 0, Token expired: current date/time 1800000000 must be before the expiration"
                + " date/time 1799999940",
        "-61, -300, 0, Token expired",
        "300, 61, 0, Token issued in the future: 1800000061",
        "300, 0, 61, Token not yet valid: current date/time 1800000000 must be after or equal to"
                + " the not-before date/time 1800000061"
    })
    void refusesTokensAtTheVeryEdgeOfTheSkew(long exp, long iat, long nbf, String message) {
        assertThatThrownBy(() -> times.check(claims(exp, iat, nbf), NOW))
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"0, refused", "1, taken"})
    void withoutSkewATokenIsRefusedTheVeryInstantItExpires(long left, String outcome) {
        TokenTimes exact = new TokenTimes(Duration.ZERO);
        if (outcome.equals("taken")) {
            assertThatCode(() -> exact.check(claims(left, -10, -10), NOW))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> exact.check(claims(left, -10, -10), NOW))
                    .hasMessageStartingWith("Token expired");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"1800000300\"",
                "1800000300.5",
                "1.8e9",
                "-1",
                "253402300800",
                "99999999999999999999",
                "null",
                "true",
                "[1800000300]"
            })
    void refusesTimestampsThatAreNoWholeSecondsOfOurEra(String exp) {
        Claims claims =
                Claims.parse(
                        ("{\"iat\": 1800000000, \"exp\": " + exp + "}")
                                .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> times.check(claims, NOW))
                .hasMessage("Invalid timestamp in token claims.");
    }

    private static Claims claims(long exp, long iat, long nbf) {
        long now = NOW.getEpochSecond();
        return Claims.parse(
                "{\"exp\": %d, \"iat\": %d, \"nbf\": %d}"
                        .formatted(now + exp, now + iat, now + nbf)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
