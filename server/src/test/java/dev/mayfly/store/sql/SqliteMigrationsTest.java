package dev.mayfly.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationsTest extends MigrationsContract {

    @TempDir Path directory;

    @Override
    Database open() {
        return Database.sqlite(directory.resolve("state.db"), Database.Durability.SYNCED);
    }
}
