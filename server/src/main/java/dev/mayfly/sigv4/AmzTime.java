package dev.mayfly.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The time of a signature, `20261124T140000Z`, with its text as it was signed.
record AmzTime(String text, Instant instant) {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LENGTH = 16;
    private static final int DATE_LENGTH = 8;

    /// Reads the basic ISO 8601 form, exactly.
    static Optional<AmzTime> parse(String text) {
        if (text.length() != LENGTH || text.charAt(DATE_LENGTH) != 'T' || !text.endsWith("Z")) {
            return Optional.empty();
        }
        int date = digits(text, 0, DATE_LENGTH);
        int time = digits(text, DATE_LENGTH + 1, LENGTH - 1);
        if (date < 0 || time < 0) {
            return Optional.empty();
        }
        try {
            LocalDateTime utc =
                    LocalDateTime.of(
                            date / 10_000,
                            date / 100 % 100,
                            date % 100,
                            time / 10_000,
                            time / 100 % 100,
                            time % 100);
            return Optional.of(new AmzTime(text, utc.toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Reads the `Date` header (RFC 9110 §5.6.7), which counts when there is no `X-Amz-Date`.
    static Optional<AmzTime> parseHttpDate(String text) {
        try {
            Instant instant = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return Optional.of(new AmzTime(format(instant), instant));
        } catch (DateTimeException _) {
            return parse(text);
        }
    }

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /// The day, as it stands in the credential scope.
    String date() {
        return text.substring(0, DATE_LENGTH);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
