package dev.mayfly.store.sql;

import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailQuery;
import dev.mayfly.trail.TrailQuery.Attribute;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds and runs the statement that answers a query.
final class TrailSelect {

    private static final String COLUMNS =
            "SELECT position, event_id, event_time, event_source, event_name, read_only,"
                    + " access_key_id, user_name, resources, record, denial FROM trail";

    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder(COLUMNS);
    private final List<Object> parameters = new ArrayList<>();

    private TrailSelect(Dialect dialect) {
        this.dialect = dialect;
    }

    static TrailSelect matching(Dialect dialect, TrailQuery query) {
        return between(dialect, query, 0, query.after().orElse(Long.MAX_VALUE), query.limit());
    }

    /// What matches at the positions from `first`, inclusive, to `end`, exclusive.
    static TrailSelect between(Dialect dialect, TrailQuery query, long first, long end, int limit) {
        TrailSelect select = new TrailSelect(dialect);
        query.where().forEach(select::attribute);
        query.from().ifPresent(from -> select.and("event_time >= ?", from.toEpochMilli()));
        query.to().ifPresent(to -> select.and("event_time <= ?", to.toEpochMilli()));
        select.and("position >= ?", first);
        select.and("position < ?", end);
        select.sql.append(" ORDER BY position DESC LIMIT ?");
        select.parameters.add(limit);
        return select;
    }

    static TrailSelect byId(Dialect dialect, String eventId) {
        TrailSelect select = new TrailSelect(dialect);
        select.and("event_id = ?", TrailRow.indexed(eventId));
        return select;
    }

    List<RecordedEvent> run(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            List<RecordedEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    private void attribute(Attribute attribute, String value) {
        String stored = TrailRow.stored(attribute, value);
        switch (attribute) {
            case EVENT_NAME -> and("event_name = ?", stored);
            case EVENT_SOURCE -> and("event_source = ?", stored);
            case USER_NAME -> and("user_name = ?", stored);
            case ACCESS_KEY_ID -> and("access_key_id = ?", stored);
            case REPOSITORY -> and("repository = ?", stored);
            case RESOURCE_NAME ->
                    and(dialect.contains("resources"), TouchedResources.named(stored));
            case RESOURCE_TYPE ->
                    and(dialect.contains("resources"), TouchedResources.typed(stored));
            case READ_ONLY -> and("read_only = ?", truth(stored));
            case FAILED -> and("failed = ?", truth(stored));
        }
    }

    private void and(String condition, Object parameter) {
        sql.append(parameters.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.add(parameter);
    }

    /// Neither `true` nor `false` matches nothing.
    private static int truth(String value) {
        return switch (value) {
            case "true" -> 1;
            case "false" -> 0;
            default -> -1;
        };
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getInt(6) == 1,
                Optional.ofNullable(row.getString(7)),
                row.getString(8),
                TouchedResources.parse(row.getString(9)),
                new String(row.getBytes(10), StandardCharsets.UTF_8),
                Optional.ofNullable(row.getString(11)));
    }
}
