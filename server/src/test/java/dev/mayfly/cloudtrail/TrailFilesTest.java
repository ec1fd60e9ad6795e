package dev.mayfly.cloudtrail;

import static dev.mayfly.store.sql.SampleEvents.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.SampleEvents;
import dev.mayfly.store.sql.SqlTrailStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFilesTest {

    @TempDir Path temporary;
    private Database database;
    private SqlTrailStore trail;
    private TrailFiles files;

    @BeforeEach
    void start() {
        database = Database.sqlite(temporary.resolve("trail.db"), Database.Durability.SYNCED);
        trail = new SqlTrailStore(database, SqlTrailStore.Answer.WHEN_DURABLE);
        files = new TrailFiles(trail, "111122223333", "us-east-1");
        trail.append(SampleEvents.refused("before", T0.minusSeconds(1), "CreateRole", "K"));
        trail.append(SampleEvents.refused("one", T0, "CreateRole", "K"));
        trail.append(SampleEvents.refused("two", T0.plusSeconds(5), "CreateRole", "K"));
        trail.append(SampleEvents.refused("next day", T0.plus(Duration.ofDays(1)), "X", "K"));
    }

    @AfterEach
    void stop() {
        trail.close();
        database.close();
    }

    @Test
    void writesAFileADayWhereCloudTrailPutsIt() throws IOException {
        List<Path> written = files.export(T0, T0.plus(Duration.ofDays(2)), temporary);

        assertThat(written.stream().map(temporary::relativize).map(Path::toString))
                .containsExactly(
                        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/25/"
                                + "111122223333_CloudTrail_us-east-1_20261125T1000Z_0000000000000004.json.gz",
                        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/24/"
                                + "111122223333_CloudTrail_us-east-1_20261124T1000Z_0000000000000002.json.gz");
        assertThat(text(written.getLast()))
                .startsWith("{\"Records\":[{\"eventVersion\":")
                .endsWith("}]}")
                .containsSubsequence("\"eventID\":\"one\"", "},{", "\"eventID\":\"two\"")
                .doesNotContain("before", "next day");
    }

    @Test
    void writesTheSameFilesAgain() throws IOException {
        List<Path> once = files.export(T0, T0.plusSeconds(9), temporary);
        List<Path> twice = files.export(T0, T0.plusSeconds(9), temporary);

        assertThat(twice).isEqualTo(once);
        try (Stream<Path> siblings = Files.list(once.getFirst().getParent())) {
            assertThat(siblings).containsExactlyElementsOf(once);
        }
    }

    @Test
    void writesNothingWhereNothingHappened() {
        assertThat(files.export(T0.plusSeconds(6), T0.plusSeconds(7), temporary)).isEmpty();
        assertThat(temporary.resolve("AWSLogs")).doesNotExist();
    }

    private static String text(Path file) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
