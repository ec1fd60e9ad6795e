package dev.mayfly.cli;

import dev.mayfly.terminal.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A point in the past as people write it: `90s`, `30m`, `12h`, `7d` ago, or an instant such as
/// `2026-11-24T10:00:00Z`.
final class Since {

    private Since() {}

    static Instant parse(String text, Instant now) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (upper.endsWith("Z")) {
                return Instant.parse(upper);
            }
            return now.minus(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
        } catch (DateTimeException | ArithmeticException _) {
            throw Failure.usage(
                    "`" + text + "` is no time", "write 30m, 12h, 7d or 2026-11-24T10:00:00Z");
        }
    }
}
