package dev.mayfly.store.sql;

import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.TrailQuery.Attribute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Answers a query from a trail that has no index on what it asks for: goes back from stretch to
/// stretch and reads only those that may hold an answer.
final class TrailSearch {

    private final Connection connection;
    private final TrailQuery query;
    private final int[] hashes;
    private final List<RecordedEvent> found = new ArrayList<>();

    private TrailSearch(Connection connection, TrailQuery query) {
        this.connection = connection;
        this.query = query;
        this.hashes =
                query.where().entrySet().stream()
                        .mapToInt(entry -> hash(entry.getKey(), entry.getValue()))
                        .toArray();
    }

    static List<RecordedEvent> run(Connection connection, TrailQuery query) throws SQLException {
        TrailSearch search = new TrailSearch(connection, query);
        search.run();
        return search.found;
    }

    private static int hash(Attribute attribute, String value) {
        return TrailHashes.hash(attribute, TrailRow.stored(attribute, value));
    }

    private void run() throws SQLException {
        long end = query.after().orElse(Long.MAX_VALUE);
        try (PreparedStatement stretches =
                connection.prepareStatement(
                        "SELECT first_position, last_position, earliest, latest, hashes"
                                + " FROM trail_stretch WHERE first_position < ?"
                                + " ORDER BY first_position DESC")) {
            stretches.setLong(1, end);
            try (ResultSet row = stretches.executeQuery()) {
                while (found.size() < query.limit() && row.next()) {
                    long first = row.getLong(1);
                    read(mayHold(row) ? first : row.getLong(2) + 1, end);
                    end = first;
                }
            }
        }
        read(0, end);
    }

    /// Reads from `first`, inclusive, to `end`, exclusive.
    private void read(long first, long end) throws SQLException {
        int missing = query.limit() - found.size();
        if (first < end && missing > 0) {
            found.addAll(
                    TrailSelect.between(Dialect.SQLITE, query, first, end, missing)
                            .run(connection));
        }
    }

    private boolean mayHold(ResultSet stretch) throws SQLException {
        long earliest = stretch.getLong(3);
        long latest = stretch.getLong(4);
        if (query.from().filter(from -> from.toEpochMilli() > latest).isPresent()
                || query.to().filter(to -> to.toEpochMilli() < earliest).isPresent()) {
            return false;
        }
        byte[] held = stretch.getBytes(5);
        for (int hash : hashes) {
            if (!TrailHashes.contains(held, hash)) {
                return false;
            }
        }
        return true;
    }
}
