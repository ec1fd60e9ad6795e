package dev.mayfly.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connection trail events are written on. A failed write drops it; the next one opens a new
/// one. Confined to the writer's thread.
final class TrailInsert implements AutoCloseable {

    private final Database database;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement insert;

    TrailInsert(Database database) {
        this.database = database;
    }

    /// Commits the rows in one transaction; they are as durable as the database's commits are when
    /// this returns. A connection that turns out to be lost is replaced once: rows it may have
    /// committed after all are passed over by their id.
    void write(List<TrailRow> rows) throws SQLException {
        try {
            writeOnce(rows);
        } catch (SQLException e) {
            if (!connectionLost(e)) {
                throw e;
            }
            writeOnce(rows);
        }
    }

    private void writeOnce(List<TrailRow> rows) throws SQLException {
        try {
            Connection open = open();
            PreparedStatement prepared = prepared(open);
            for (TrailRow row : rows) {
                row.bind(prepared);
                prepared.addBatch();
            }
            prepared.executeBatch();
            open.commit();
        } catch (SQLException | RuntimeException e) {
            drop(e);
            throw e;
        }
    }

    /// Commits something small, to find out whether that works.
    void probe() throws SQLException {
        try {
            Connection open = open();
            try (PreparedStatement update =
                    open.prepareStatement("UPDATE trail_probe SET writes = writes + 1")) {
                update.executeUpdate();
            }
            prepared(open);
            open.commit();
        } catch (SQLException | RuntimeException e) {
            drop(e);
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.close();
        }
        if (connection != null) {
            connection.close();
        }
    }

    /// Source: PostgreSQL 15, "Error codes": class 08, and class 57 for a server that shuts down.
    private static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.writer();
            connection = open;
        }
        return open;
    }

    private PreparedStatement prepared(Connection open) throws SQLException {
        PreparedStatement prepared = insert;
        if (prepared == null) {
            prepared = open.prepareStatement(TrailRow.INSERT);
            insert = prepared;
        }
        return prepared;
    }

    private void drop(Exception cause) {
        try {
            if (connection != null) {
                connection.rollback();
            }
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        } finally {
            insert = null;
            connection = null;
        }
    }
}
