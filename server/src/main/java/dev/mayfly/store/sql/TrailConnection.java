package dev.mayfly.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A connection that is set up to write trail rows. Confined to the writer's thread.
sealed interface TrailConnection extends AutoCloseable {

    Connection connection();

    /// Executes the inserts of these rows.
    void insert(List<TrailRow> rows) throws SQLException;

    @Override
    default void close() throws SQLException {
        connection().close(); // and its statements with it
    }

    /// Opens one.
    static TrailConnection open(Database database, int stretchSize) throws SQLException {
        Connection connection = database.writer();
        try {
            return switch (database.dialect()) {
                case POSTGRES ->
                        new Postgres(connection, connection.prepareStatement(TrailRow.INSERT));
                case SQLITE -> Sqlite.open(connection, stretchSize);
            };
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// The database numbers the rows and keeps the indexes.
    record Postgres(Connection connection, PreparedStatement insert) implements TrailConnection {

        @Override
        public void insert(List<TrailRow> rows) throws SQLException {
            for (TrailRow row : rows) {
                row.bind(insert);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// One process writes, so it numbers the rows itself, and describes each stretch of them once
    /// instead of having every row indexed.
    record Sqlite(
            Connection connection,
            PreparedStatement insert,
            PreparedStatement describe,
            TrailStretch stretch)
            implements TrailConnection {

        static Sqlite open(Connection connection, int stretchSize) throws SQLException {
            return new Sqlite(
                    connection,
                    connection.prepareStatement(TrailRow.INSERT_AT_POSITION),
                    connection.prepareStatement(TrailStretch.INSERT),
                    new TrailStretch(stretchSize, newestPosition(connection)));
        }

        @Override
        public void insert(List<TrailRow> rows) throws SQLException {
            for (TrailRow row : rows) {
                row.bind(insert);
                insert.setLong(TrailRow.POSITION, stretch.add(row));
                insert.addBatch();
                if (stretch.complete()) {
                    stretch.bind(describe);
                    describe.executeUpdate();
                }
            }
            insert.executeBatch();
        }

        private static long newestPosition(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT max(position) FROM trail")) {
                long newest = row.next() ? row.getLong(1) : 0;
                connection.rollback(); // ends the transaction that reading began
                return newest;
            }
        }
    }
}
