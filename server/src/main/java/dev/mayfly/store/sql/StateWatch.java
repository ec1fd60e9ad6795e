package dev.mayfly.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Tells nodes that share a database of each other's commits.
final class StateWatch {

    static final String CHANNEL = "mayfly_state";

    private StateWatch() {}

    static void tell(Database database, Connection connection) throws SQLException {
        if (database.dialect() == Dialect.POSTGRES) {
            try (PreparedStatement notify =
                    connection.prepareStatement("SELECT pg_notify(?, '')")) {
                notify.setString(1, CHANNEL);
                notify.execute();
            }
        }
    }
}
