package dev.mayfly.cloudtrail;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Dates as they stand in request and response elements: `Apr 16, 2025, 3:46:56 AM`, in UTC. By
/// hand, because every issued credential writes one.
///
/// Source: published CloudTrail records of `AssumeRoleWithWebIdentity`, 2025-04.
final class RecordDates {

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");
    private static final int NOON = 12;

    private RecordDates() {}

    static String written(Instant moment) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
        int hour = utc.getHour() % NOON;
        StringBuilder text = new StringBuilder(26);
        text.append(MONTHS.get(utc.getMonthValue() - 1)).append(' ');
        text.append(utc.getDayOfMonth()).append(", ").append(utc.getYear()).append(", ");
        text.append(hour == 0 ? NOON : hour);
        twoDigits(text.append(':'), utc.getMinute());
        twoDigits(text.append(':'), utc.getSecond());
        return text.append(utc.getHour() < NOON ? " AM" : " PM").toString();
    }

    private static void twoDigits(StringBuilder text, int value) {
        text.append(value < 10 ? "0" : "").append(value);
    }
}
