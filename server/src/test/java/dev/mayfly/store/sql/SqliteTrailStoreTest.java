package dev.mayfly.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTrailStoreTest extends TrailStoreContract {

    @TempDir Path directory;

    @Override
    Database open() {
        return Database.sqlite(directory.resolve("trail.db"), Database.Durability.SYNCED);
    }
}
