package dev.mayfly.keys;

import dev.mayfly.store.KeyRingStore;
import dev.mayfly.store.KeyRingStore.WrappedRing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One ring in the store: read and replaced as a whole, always wrapped.
record StoredRing(String name, KeyRingStore store, KeyRings.Envelope envelope) {

    /// The keys of one stored version, oldest first. Version 0 with no keys: nothing stored yet.
    record Content(long version, List<Key> keys) {}

    Optional<Content> load() {
        return store.load(name).map(this::unwrap);
    }

    boolean replace(long expectedVersion, List<Key> keys) {
        byte[] plain = RingCodec.encode(keys);
        try {
            return store.replace(name, expectedVersion, envelope.wrap().apply(plain, name));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Content unwrap(WrappedRing ring) {
        byte[] plain = envelope.unwrap().apply(ring.wrapped(), name);
        try {
            return new Content(ring.version(), RingCodec.decode(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
