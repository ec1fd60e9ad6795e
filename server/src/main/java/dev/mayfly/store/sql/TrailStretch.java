package dev.mayfly.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The stretch of the trail that is being written: what it can be found by, as far as it goes.
/// Confined to the writer's thread.
///
/// A stretch that was begun by an earlier process, or before a write that failed, is not whole and
/// gets no row; lookups read it through.
final class TrailStretch {

    static final String INSERT =
            "INSERT INTO trail_stretch (first_position, last_position, earliest, latest, hashes)"
                    + " VALUES (?, ?, ?, ?, ?)";

    private final int size;
    private final TrailHashes hashes = new TrailHashes();
    private long position;
    private long first;
    private boolean whole;
    private long earliest;
    private long latest;

    /// @param size the number of events in a stretch
    /// @param position of the newest event in the trail, 0 when there is none
    TrailStretch(int size, long position) {
        this.size = size;
        this.position = position;
        begin();
    }

    /// Gives the row its position.
    ///
    /// @return that position
    long add(TrailRow row) {
        if (position % size == 0) {
            begin();
        }
        position++;
        earliest = Math.min(earliest, row.timeMillis());
        latest = Math.max(latest, row.timeMillis());
        row.hashTo(hashes);
        return position;
    }

    /// Whether the row that was added last ended a stretch whose hashes are all known.
    boolean complete() {
        return whole && position % size == 0;
    }

    void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, first);
        insert.setLong(2, position);
        insert.setLong(3, earliest);
        insert.setLong(4, latest);
        insert.setBytes(5, hashes.encode());
    }

    private void begin() {
        whole = position % size == 0;
        first = position + 1;
        earliest = Long.MAX_VALUE;
        latest = Long.MIN_VALUE;
        hashes.clear();
    }
}
