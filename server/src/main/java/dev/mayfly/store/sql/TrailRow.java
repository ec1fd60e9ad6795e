package dev.mayfly.store.sql;

import dev.mayfly.cloudtrail.CloudTrailRecordCodec;
import dev.mayfly.trail.RecordedEvent.TouchedResource;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery.Attribute;
import dev.mayfly.trail.UserIdentity;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event as its row: what a lookup filters on, and the record. Made on the thread of the call,
/// so that the one writer only writes.
///
/// Much of this comes from callers, and a row that the database will not take fails the whole
/// group: text is cut to what an index takes and freed of the one character PostgreSQL refuses.
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record TrailRow(
        String eventId,
        long timeMillis,
        String eventSource,
        String eventName,
        boolean readOnly,
        boolean failed,
        String userName,
        @Nullable String accessKeyId,
        @Nullable String repository,
        List<TouchedResource> resources,
        byte[] record,
        @Nullable String denial) {

    private static final String COLUMNS =
            "event_id, event_time, event_source, event_name, read_only, failed, user_name,"
                    + " access_key_id, repository, resources, record, denial";
    private static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    /// Leaves the position to the database.
    static final String INSERT =
            "INSERT INTO trail (%s) VALUES (%s) ON CONFLICT (event_id) DO NOTHING"
                    .formatted(COLUMNS, VALUES);

    /// Takes the position as parameter [#POSITION].
    static final String INSERT_AT_POSITION =
            "INSERT INTO trail (%s, position) VALUES (%s, ?) ON CONFLICT (event_id) DO NOTHING"
                    .formatted(COLUMNS, VALUES);

    static final int POSITION = 13;

    /// PostgreSQL indexes values up to a third of a page; four bytes a character fit with room.
    private static final int MAX_INDEXED_CHARS = 512;

    static TrailRow of(TrailEvent event) {
        UserIdentity identity = event.identity();
        String repository = identity.provenance().get(UserIdentity.REPOSITORY);
        return new TrailRow(
                indexed(event.eventId()),
                event.time().toEpochMilli(),
                indexed(event.eventSource()),
                indexed(event.eventName()),
                event.readOnly(),
                event.failure().isPresent(),
                indexed(identity.userName()),
                identity.signingKeyId().map(TrailRow::indexed).orElse(null),
                repository == null ? null : indexed(repository),
                TouchedResources.of(event),
                CloudTrailRecordCodec.encode(event),
                event.denial().map(TrailRow::storable).orElse(null));
    }

    void bind(PreparedStatement insert) throws SQLException {
        insert.setString(1, eventId);
        insert.setLong(2, timeMillis);
        insert.setString(3, eventSource);
        insert.setString(4, eventName);
        insert.setInt(5, readOnly ? 1 : 0);
        insert.setInt(6, failed ? 1 : 0);
        insert.setString(7, userName);
        insert.setString(8, accessKeyId);
        insert.setString(9, repository);
        insert.setString(10, TouchedResources.column(resources));
        insert.setBytes(11, record);
        insert.setString(12, denial);
    }

    /// Adds to `hashes` one of everything the event can be found by.
    void hashTo(TrailHashes hashes) {
        hashes.add(Attribute.EVENT_SOURCE, eventSource);
        hashes.add(Attribute.EVENT_NAME, eventName);
        hashes.add(Attribute.READ_ONLY, String.valueOf(readOnly));
        hashes.add(Attribute.FAILED, String.valueOf(failed));
        hashes.add(Attribute.USER_NAME, userName);
        if (accessKeyId != null) {
            hashes.add(Attribute.ACCESS_KEY_ID, accessKeyId);
        }
        if (repository != null) {
            hashes.add(Attribute.REPOSITORY, repository);
        }
        for (TouchedResource resource : resources) {
            hashes.add(Attribute.RESOURCE_TYPE, resource.type());
            hashes.add(Attribute.RESOURCE_NAME, resource.name());
        }
    }

    /// How a value that a lookup asks for is stored and hashed.
    static String stored(Attribute attribute, String value) {
        return switch (attribute) {
            case RESOURCE_NAME, RESOURCE_TYPE -> TouchedResources.clean(value);
            case EVENT_NAME, EVENT_SOURCE, USER_NAME, ACCESS_KEY_ID, REPOSITORY -> indexed(value);
            case READ_ONLY, FAILED -> value;
        };
    }

    /// What is stored of `text`, and so what a lookup for it must compare with.
    static String indexed(String text) {
        return storable(
                text.length() <= MAX_INDEXED_CHARS ? text : text.substring(0, MAX_INDEXED_CHARS));
    }

    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
