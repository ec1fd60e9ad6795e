package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed (SIGKILL) in the middle of a burst: whatever it acknowledged is there.
class KillTest {

    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 500;
    private static final int ID_LENGTH = 36;

    @TempDir Path directory;

    @RepeatedTest(3)
    void losesNothingThatWasAcknowledged() throws IOException, InterruptedException {
        Path file = directory.resolve("trail.db");

        Set<String> acknowledged = killInTheMiddleOfABurst(file);

        try (Database database = Database.sqlite(file, Database.Durability.SYNCED);
                SqlTrailStore store =
                        new SqlTrailStore(database, SqlTrailStore.Answer.WHEN_DURABLE)) {
            Set<String> kept =
                    store.find(TrailQuery.newest(Integer.MAX_VALUE)).stream()
                            .map(RecordedEvent::eventId)
                            .collect(Collectors.toSet());
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
            assertThat(kept).containsAll(acknowledged);
        }
    }

    private static Set<String> killInTheMiddleOfABurst(Path file)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendUntilKilled.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader ids = process.inputReader()) {
            String id = ids.readLine();
            while (id != null) {
                if (id.length() == ID_LENGTH) { // the kill may cut the last line
                    acknowledged.add(id);
                }
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                    process.toHandle().destroyForcibly(); // leaves its output readable
                }
                id = ids.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
