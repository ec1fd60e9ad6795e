package dev.mayfly.store.sql;

import dev.mayfly.store.KeyRingStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/// Wrapped key rings in SQL, beside the account state.
public final class SqlKeyRingStore implements KeyRingStore {

    private final Database database;

    /// Opens the rings, creating or migrating the tables they are kept in.
    ///
    /// @throws StoreException when the database was written by a newer Mayfly
    public SqlKeyRingStore(Database database) {
        this.database = database;
        new Migrations(database).apply(Schema.STATE);
    }

    @Override
    public Optional<WrappedRing> load(String name) {
        return database.reading(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "SELECT version, wrapped FROM key_ring WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new WrappedRing(row.getLong(1), row.getBytes(2)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean replace(String name, long expectedVersion, byte[] wrapped) {
        String sql =
                expectedVersion == 0
                        ? "INSERT INTO key_ring (wrapped, name, version) VALUES (?, ?, ? + 1)"
                                + " ON CONFLICT (name) DO NOTHING"
                        : "UPDATE key_ring SET wrapped = ?, version = version + 1"
                                + " WHERE name = ? AND version = ?";
        return database.inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setBytes(1, wrapped);
                update.setString(2, name);
                update.setLong(3, expectedVersion);
                return update.executeUpdate() == 1;
            }
        });
    }
}
