package dev.mayfly.store.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes trail events, group by group. A failed write drops the connection; the next one opens a
/// new one. Confined to the writer's thread.
final class TrailInsert implements AutoCloseable {

    private final Database database;
    private final int stretchSize;
    private @Nullable TrailConnection connection;

    TrailInsert(Database database, int stretchSize) {
        this.database = database;
        this.stretchSize = stretchSize;
    }

    /// Commits the rows in one transaction; they are as durable as the database's commits are when
    /// this returns. A connection that turns out to be lost is replaced once: rows it may have
    /// committed after all are passed over by their id.
    void write(List<TrailRow> rows) throws SQLException {
        try {
            committed(connection -> connection.insert(rows));
        } catch (SQLException e) {
            if (!connectionLost(e)) {
                throw e;
            }
            committed(connection -> connection.insert(rows));
        }
    }

    /// Commits something small, to find out whether that works.
    void probe() throws SQLException {
        committed(connection -> {
            try (Statement update = connection.connection().createStatement()) {
                update.executeUpdate("UPDATE trail_probe SET writes = writes + 1");
            }
        });
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(TrailConnection connection) throws SQLException;
    }

    private void committed(Work work) throws SQLException {
        try {
            TrailConnection open = open();
            work.on(open);
            open.connection().commit();
        } catch (SQLException | RuntimeException e) {
            drop(e);
            throw e;
        }
    }

    private TrailConnection open() throws SQLException {
        TrailConnection open = connection;
        if (open == null) {
            open = TrailConnection.open(database, stretchSize);
            connection = open;
        }
        return open;
    }

    /// Source: PostgreSQL 15, "Error codes": class 08, and class 57 for a server that shuts down.
    private static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private void drop(Exception cause) {
        TrailConnection dropped = connection;
        connection = null;
        if (dropped == null) {
            return;
        }
        try (dropped) {
            dropped.connection().rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
