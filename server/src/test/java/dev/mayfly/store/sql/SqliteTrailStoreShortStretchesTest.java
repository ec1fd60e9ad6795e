package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With stretches so short that every look-up passes over some.
class SqliteTrailStoreShortStretchesTest extends TrailStoreContract {

    @TempDir Path directory;

    @Override
    Database open() {
        return Database.sqlite(directory.resolve("trail.db"), Database.Durability.SYNCED);
    }

    @Override
    SqlTrailStore store(Database opened) {
        return new SqlTrailStore(opened, SqlTrailStore.Answer.WHEN_DURABLE, 3);
    }

    @Test
    void describesEveryStretchItWroteWhole() {
        Path file = directory.resolve("described.db");
        try (Database database = Database.sqlite(file, Database.Durability.SYNCED)) {
            append(database, 0, 5); // 1-3 whole, 4-5 left open
            append(database, 5, 12); // 6 not described, 7-9 and 10-12 whole
            assertThat(stretches(database)).isEqualTo("1-3 7-9 10-12 ");
        }
    }

    private void append(Database database, int from, int to) {
        try (SqlTrailStore store = store(database)) {
            for (int i = from; i < to; i++) {
                store.append(SampleEvents.refused("e" + i, SampleEvents.T0, "CreateRole", "K"));
            }
        }
    }

    private static String stretches(Database database) {
        return database.reading(connection -> {
            StringBuilder stretches = new StringBuilder();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT first_position, last_position"
                                            + " FROM trail_stretch ORDER BY 1")) {
                while (row.next()) {
                    stretches.append(row.getLong(1)).append('-');
                    stretches.append(row.getLong(2)).append(' ');
                }
            }
            return stretches.toString();
        });
    }
}
