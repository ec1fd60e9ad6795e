package dev.mayfly.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Brings a database to the version this program knows. All or nothing: the scripts that are
/// missing run in one transaction.
final class Migrations {

    /// Held while migrating, so that of two nodes that start together the second finds it done.
    private static final long POSTGRES_LOCK = 0x6d61_7966_6c79L; // "mayfly"

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    /// @throws StoreException when the database was written by a newer Mayfly
    void apply(Schema schema) {
        database.inTransaction(connection -> {
            apply(connection, schema);
            return schema;
        });
    }

    private void apply(Connection connection, Schema schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (database.dialect() == Dialect.POSTGRES) {
                statement.execute("SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
            }
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS schema_version"
                            + " (name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL)");
            int found = version(connection, schema);
            if (found > schema.version()) {
                throw new StoreException(
                        "the database is of a newer Mayfly: its %s tables have version %d, this program knows %d"
                                .formatted(schema.folder(), found, schema.version()));
            }
            for (int version = found + 1; version <= schema.version(); version++) {
                for (String sql : schema.statements(database.dialect(), version)) {
                    statement.execute(sql);
                }
            }
            if (found < schema.version()) {
                record(connection, schema);
            }
        }
    }

    private static int version(Connection connection, Schema schema) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM schema_version WHERE name = ?")) {
            select.setString(1, schema.folder());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static void record(Connection connection, Schema schema) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        "INSERT INTO schema_version (name, version) VALUES (?, ?)"
                                + " ON CONFLICT (name) DO UPDATE SET version = excluded.version")) {
            upsert.setString(1, schema.folder());
            upsert.setInt(2, schema.version());
            upsert.executeUpdate();
        }
    }
}
