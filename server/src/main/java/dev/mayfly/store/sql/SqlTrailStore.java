package dev.mayfly.store.sql;

import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import java.util.List;
import java.util.Optional;

/// The trail in SQL: one row an event, written in groups by one thread.
public final class SqlTrailStore implements TrailStore, AutoCloseable {

    /// Events between two descriptions: a look-up reads about as many for nothing where two values
    /// share a hash or a description is missing.
    private static final int STRETCH = 4096;

    private final Database database;
    private final Answer answer;
    private final TrailWriter writer;

    /// When [#append(TrailEvent)] returns.
    public enum Answer {
        /// When the event is on disk.
        WHEN_DURABLE,
        /// When the event is in memory: a crash loses what was answered. For measuring what
        /// [#WHEN_DURABLE] costs.
        AT_ONCE
    }

    /// Opens the trail, creating or migrating its tables, and starts its writer.
    ///
    /// @throws StoreException when the database was written by a newer Mayfly
    public SqlTrailStore(Database database, Answer answer) {
        this(database, answer, STRETCH);
    }

    SqlTrailStore(Database database, Answer answer, int stretchSize) {
        this.database = database;
        this.answer = answer;
        this.writer = new TrailWriter(new TrailInsert(database, stretchSize));
        new Migrations(database).apply(Schema.TRAIL);
        writer.start();
    }

    @Override
    public void append(TrailEvent event) {
        TrailGroup group = writer.enqueue(TrailRow.of(event));
        if (answer == Answer.WHEN_DURABLE) {
            TrailWriter.await(group);
        }
    }

    @Override
    public List<RecordedEvent> find(TrailQuery query) {
        return database.reading(
                switch (database.dialect()) {
                    case SQLITE -> connection -> TrailSearch.run(connection, query);
                    case POSTGRES -> TrailSelect.matching(Dialect.POSTGRES, query)::run;
                });
    }

    @Override
    public Optional<RecordedEvent> byId(String eventId) {
        return database.reading(TrailSelect.byId(database.dialect(), eventId)::run).stream()
                .findFirst();
    }

    /// Whether events can be written, as far as the last attempt told.
    public boolean healthy() {
        return writer.healthy();
    }

    /// Writes what is waiting and ends the writer; the database stays open.
    @Override
    public void close() {
        writer.close();
    }
}
