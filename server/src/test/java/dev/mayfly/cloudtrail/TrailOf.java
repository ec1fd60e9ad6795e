package dev.mayfly.cloudtrail;

import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.TrailQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A trail that hands every event on and finds none again.
public record TrailOf(Consumer<TrailEvent> sink) implements TrailStore {

    @Override
    public void append(TrailEvent event) {
        sink.accept(event);
    }

    @Override
    public List<RecordedEvent> find(TrailQuery query) {
        return List.of();
    }

    @Override
    public Optional<RecordedEvent> byId(String eventId) {
        return Optional.empty();
    }
}
