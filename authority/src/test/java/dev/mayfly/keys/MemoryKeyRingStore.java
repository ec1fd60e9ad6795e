package dev.mayfly.keys;

import dev.mayfly.store.KeyRingStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Key rings in memory, shared by the nodes of a test.
public record MemoryKeyRingStore(Map<String, WrappedRing> rings) implements KeyRingStore {

    public MemoryKeyRingStore() {
        this(new HashMap<>());
    }

    @Override
    public synchronized Optional<WrappedRing> load(String name) {
        return Optional.ofNullable(rings.get(name));
    }

    @Override
    public synchronized boolean replace(String name, long expectedVersion, byte[] wrapped) {
        long version = load(name).map(WrappedRing::version).orElse(0L);
        if (version != expectedVersion) {
            return false;
        }
        rings.put(name, new WrappedRing(version + 1, wrapped.clone()));
        return true;
    }
}
