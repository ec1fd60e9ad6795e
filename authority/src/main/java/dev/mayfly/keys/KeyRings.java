package dev.mayfly.keys;

import dev.mayfly.store.KeyRingStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Opens the key rings of an authority. A ring that is not there yet is made, by whichever node is
/// first.
public final class KeyRings {

    private final KeyRingStore store;
    private final Envelope envelope;
    private final InstantSource clock;

    public KeyRings(KeyRingStore store, Envelope envelope, InstantSource clock) {
        this.store = store;
        this.envelope = envelope;
        this.clock = clock;
    }

    /// Wraps a ring for the store and back under the key-encryption key. Both functions take the
    /// bytes and the ring's name, which must be bound to the ciphertext.
    public record Envelope(Sealing wrap, Sealing unwrap) {

        /// One direction.
        @FunctionalInterface
        public interface Sealing {
            byte[] apply(byte[] bytes, String ringName);
        }
    }

    /// The ring of that name. `freshMaterial` makes the material of a new key.
    public KeyRing open(String name, RingSchedule schedule, Supplier<byte[]> freshMaterial) {
        return new KeyRing(new StoredRing(name, store, envelope), schedule, freshMaterial, clock);
    }
}
