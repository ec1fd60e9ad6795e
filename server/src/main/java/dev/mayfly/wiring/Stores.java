package dev.mayfly.wiring;

import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.SqlKeyRingStore;
import dev.mayfly.store.sql.SqlStateStore;
import dev.mayfly.store.sql.SqlTrailStore;
import java.util.List;

/// The opened stores, and the databases under them.
record Stores(
        SqlStateStore state,
        SqlKeyRingStore keyRings,
        SqlTrailStore trail,
        List<Database> databases)
        implements AutoCloseable {

    Stores {
        databases = List.copyOf(databases);
    }

    /// SQLite: state and trail in a file each, for a file has one writer at a time. PostgreSQL: all
    /// in one database.
    static Stores open(Settings settings, DataDirectory directory) {
        Settings.Store store = settings.store();
        Database.Durability ofTrail =
                store.durableTrail() ? Database.Durability.SYNCED : Database.Durability.RELAXED;
        if (store.postgres().isPresent()) {
            Database database =
                    Database.postgres(store.postgres().get(), store.poolSize(), ofTrail);
            return of(settings, database, database, List.of(database));
        }
        Database state = Database.sqlite(directory.resolve("state.db"), Database.Durability.SYNCED);
        Database trail = Database.sqlite(directory.resolve("trail.db"), ofTrail);
        return of(settings, state, trail, List.of(state, trail));
    }

    private static Stores of(
            Settings settings, Database state, Database trail, List<Database> all) {
        return new Stores(
                new SqlStateStore(state, settings.account()),
                new SqlKeyRingStore(state),
                new SqlTrailStore(
                        trail,
                        settings.store().durableTrail()
                                ? SqlTrailStore.Answer.WHEN_DURABLE
                                : SqlTrailStore.Answer.AT_ONCE),
                all);
    }

    /// Writes what is waiting, then closes the databases.
    @Override
    public void close() {
        trail.close();
        databases.forEach(Database::close);
    }
}
