package dev.mayfly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.terminal.Failure;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-24T11:58:30Z",
        "30m, 2026-11-24T11:30:00Z",
        "12h, 2026-11-24T00:00:00Z",
        "7d, 2026-11-17T12:00:00Z",
        "2026-11-01T00:00:00Z, 2026-11-01T00:00:00Z",
    })
    void readsATimeAsPeopleWriteIt(String text, Instant expected) {
        assertThat(Since.parse(text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "7", "7w", "2026-11-01", "99999999999999d"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Since.parse(text, NOW))
                .isInstanceOf(Failure.class)
                .hasMessage("`" + text + "` is no time");
    }
}
