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

    // RFC 9110 §5.6.7; the day has two digits, which RFC_1123_DATE_TIME writes as one.
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final int MAX_EPOCH_DIGITS = 12; // the year 9999 has as many

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

    /// As HTTP headers spell a time: `Tue, 24 Nov 2026 14:00:00 GMT`.
    public static String http(Instant time) {
        return HTTP.format(time);
    }

    /// Reads ISO 8601, an HTTP date or seconds since the epoch.
    public static Instant anySpelling(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return epoch(text);
        }
        boolean weekday = text.length() > 3 && text.charAt(3) == ',';
        try {
            return weekday ? bounded(Instant.from(HTTP.parse(text))) : parse(text);
        } catch (DateTimeException _) {
            throw Malformed.value("A timestamp is not an HTTP date");
        }
    }

    private static Instant epoch(String digits) {
        if (digits.length() > MAX_EPOCH_DIGITS) {
            throw Malformed.value("A timestamp is out of range");
        }
        return bounded(Instant.ofEpochSecond(Long.parseLong(digits)));
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
