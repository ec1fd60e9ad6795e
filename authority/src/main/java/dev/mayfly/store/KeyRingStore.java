package dev.mayfly.store;

import java.util.Optional;

/// Keeps key rings, wrapped by a key-encryption key before they get here. Thread-safe.
public interface KeyRingStore {

    /// The wrapped ring of that name and its version, or empty when there is none yet.
    Optional<WrappedRing> load(String name);

    /// Replaces the ring when its stored version is still `expectedVersion` (0: there is none yet).
    ///
    /// @return false, with nothing written, when another writer was first
    boolean replace(String name, long expectedVersion, byte[] wrapped);

    /// A ring as stored; `wrapped` is ciphertext.
    @SuppressWarnings("ArrayRecordComponent") // compared by version, never by content
    record WrappedRing(long version, byte[] wrapped) {}
}
