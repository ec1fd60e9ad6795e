package dev.mayfly.settings;

import dev.mayfly.terminal.Failure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// One setting as somebody wrote it, and where, so that a refusal can name the place.
record Value(SettingKey key, String text, String where) {

    boolean isSet() {
        return !text.isEmpty();
    }

    Failure refused(String expected) {
        return Failure.usage(
                "`" + text + "` is no value for `" + key.key() + "` (" + where + ")",
                "expected " + expected);
    }

    boolean bool() {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("`true` or `false`");
        };
    }

    int between(int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below, like a number out of bounds
        }
        throw refused("a number from " + least + " to " + most);
    }

    /// A number and a unit: `5s`, `10m`, `1h`.
    Duration between(Duration least, Duration most) {
        String spelt = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse("PT" + spelt);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException _) {
            // refused below, like a duration out of bounds
        }
        throw refused("a time from " + least.toSeconds() + "s to " + most.toSeconds() + "s");
    }

    Optional<Path> path() {
        return isSet() ? Optional.of(Path.of(text)) : Optional.empty();
    }

    Optional<URI> httpUrl() {
        if (!isSet()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getQuery() == null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw refused("an http:// or https:// URL");
    }
}
