package dev.mayfly.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The spellings of a time on AWS's wires.
public final class Timestamps {

    // "Apr 16, 2025, 3:46:56 AM", as CloudTrail writes times inside requestParameters and
    // responseElements.
    private static final DateTimeFormatter CLOUDTRAIL =
            DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Timestamps() {}

    /// ISO 8601 to the second with `Z`, as AWS Query answers.
    public static String iso(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond()).toString();
    }

    public static String cloudTrail(Instant time) {
        return CLOUDTRAIL.format(time);
    }

    /// Refuses a time outside the years 1 to 9999, which nobody means and formatters overflow on.
    public static Instant bounded(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw Malformed.value("A timestamp is out of range");
        }
        return time;
    }

    /// Reads ISO 8601 with any offset.
    public static Instant parse(String text) {
        try {
            return bounded(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw Malformed.value("A timestamp is not in ISO 8601 form");
        }
    }
}
