package dev.mayfly.policy.pattern;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A date in the W3C profile of ISO 8601 (from `2026` to `2026-11-24T10:00:00.5Z`) or as seconds
/// since 1970.
///
/// Four digits are a year, any other number is seconds (our reading; the page gives no rule).
/// Source: IAM User Guide, "Date condition operators"; W3C NOTE-datetime.
public final class PolicyDate {
    private static final int MAX_CHARS = 40;

    private PolicyDate() {}

    /// Empty when the text is no date.
    public static Optional<Instant> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            boolean number =
                    text.length() != 4 && text.indexOf('-', 1) < 0 && text.indexOf('T') < 0;
            return number ? epoch(text) : Optional.of(calendar(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> epoch(String text) {
        return PolicyNumber.parse(text)
                .map(seconds -> {
                    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
                    BigDecimal nanos = seconds.subtract(whole).movePointRight(9);
                    return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValue());
                });
    }

    private static Instant calendar(String text) {
        int time = text.indexOf('T');
        if (time >= 0) {
            return OffsetDateTime.parse(text).toInstant();
        }
        String day =
                switch (text.length()) {
                    case 4 -> text + "-01-01";
                    case 7 -> text + "-01";
                    default -> text;
                };
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
