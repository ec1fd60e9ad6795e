package dev.mayfly.cli;

import dev.mayfly.terminal.Failure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long something is good for: `30m`, `24h`, `7d`.
final class Lifetime {

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})([mhd])");

    private Lifetime() {}

    static Duration parse(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw Failure.usage(
                    "`" + text + "` is no time", "write minutes, hours or days: 30m, 24h, 7d");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /// The duration as it is typed.
    static String words(Duration duration) {
        if (duration.toHours() > 24 && duration.toMinutes() % (24 * 60) == 0) {
            return duration.toDays() + "d";
        }
        return duration.toMinutes() % 60 == 0
                ? duration.toHours() + "h"
                : duration.toMinutes() + "m";
    }
}
