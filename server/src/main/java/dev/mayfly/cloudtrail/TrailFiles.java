package dev.mayfly.cloudtrail;

import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailQuery;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes the trail as the files CloudTrail delivers, for whatever engine reads those:
/// `AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_ID.json.gz`,
/// each a gzip of `{"Records":[…]}`, the oldest record first. `ID` is the position of the file's
/// first event, so that exporting the same time again writes the same files.
///
/// Source: CloudTrail User Guide, "CloudTrail log file name format", read 2026-11.
public final class TrailFiles {

    /// Events in one file, and in memory while it is written.
    private static final int EVENTS_PER_FILE = 10_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private final TrailStore trail;
    private final String account;
    private final String region;

    public TrailFiles(TrailStore trail, String account, String region) {
        this.trail = trail;
        this.account = account;
        this.region = region;
    }

    /// Writes the events from `from` to `to`, both inclusive, below `directory`. A file appears
    /// whole or not at all.
    ///
    /// @return the files, newest first
    public List<Path> export(Instant from, Instant to, Path directory) {
        List<Path> files = new ArrayList<>();
        TrailQuery query = TrailQuery.newest(EVENTS_PER_FILE).from(from).to(to);
        List<RecordedEvent> page = trail.find(query);
        while (!page.isEmpty()) {
            for (List<RecordedEvent> day : byDay(page.reversed()).reversed()) {
                files.add(write(day, directory));
            }
            page = trail.find(query.after(page.getLast().position()));
        }
        return files;
    }

    private static List<List<RecordedEvent>> byDay(List<RecordedEvent> events) {
        List<List<RecordedEvent>> days = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (days.isEmpty() || !day(days.getLast().getFirst()).equals(day(event))) {
                days.add(new ArrayList<>());
            }
            days.getLast().add(event);
        }
        return days;
    }

    private static LocalDate day(RecordedEvent event) {
        return LocalDate.ofInstant(event.time(), ZoneOffset.UTC);
    }

    private Path write(List<RecordedEvent> events, Path directory) {
        Path file = directory.resolve(path(events.getFirst()));
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (Writer json =
                    new OutputStreamWriter(
                            new GZIPOutputStream(Files.newOutputStream(beside)),
                            StandardCharsets.UTF_8)) {
                records(events, json);
            }
            return Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String path(RecordedEvent first) {
        return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%016d.json.gz"
                .formatted(
                        account,
                        region,
                        DAY.format(day(first)),
                        account,
                        region,
                        MINUTE.format(first.time()),
                        first.position());
    }

    private static void records(List<RecordedEvent> events, Writer json) throws IOException {
        String before = "{\"Records\":[";
        for (RecordedEvent event : events) {
            json.append(before).append(event.recordJson());
            before = ",";
        }
        json.append("]}");
    }
}
