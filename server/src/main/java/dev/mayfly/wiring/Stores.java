package dev.mayfly.wiring;

import dev.mayfly.datadir.DataDirectory;
import dev.mayfly.store.sql.Database;
import dev.mayfly.store.sql.SqlKeyRingStore;
import dev.mayfly.store.sql.SqlStateStore;
import dev.mayfly.store.sql.SqlTrailStore;
import dev.mayfly.store.sql.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;

/// The opened stores, and the databases under them.
record Stores(
        SqlStateStore state,
        SqlKeyRingStore keyRings,
        SqlTrailStore trail,
        List<Database> databases)
        implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Stores.class.getName());

    Stores {
        databases = List.copyOf(databases);
    }

    /// SQLite: state and trail in a file each, for a file has one writer at a time. PostgreSQL: all
    /// in one database.
    ///
    /// @throws SettingsException when they cannot be opened
    static Stores open(Settings settings, DataDirectory directory) {
        try {
            return opened(settings, directory);
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, "the store did not open", e);
            throw new SettingsException(
                    Objects.requireNonNullElse(e.getMessage(), "the store cannot be opened"),
                    settings.store().postgres().isPresent()
                            ? "check that the database is up, and user and password"
                            : "check the disk, and the permissions of " + directory.path());
        }
    }

    private static Stores opened(Settings settings, DataDirectory directory) {
        Settings.Store store = settings.store();
        Database.Durability ofTrail =
                store.durableTrail() ? Database.Durability.SYNCED : Database.Durability.RELAXED;
        if (store.postgres().isPresent()) {
            String url = PostgresUrl.jdbc(store.postgres().get());
            Database state = Database.postgres(url, store.poolSize(), Database.Durability.SYNCED);
            if (store.durableTrail()) {
                return of(settings, state, state, List.of(state));
            }
            // Its own connections: what is relaxed for the trail must not be for state and keys.
            Database trail = Database.postgres(url, store.poolSize(), ofTrail);
            return of(settings, state, trail, List.of(state, trail));
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
