package dev.mayfly.sigv4;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.ProvenCertificate.Fingerprint;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers requests for as long as they could be sent again, so that whoever captured one gains
/// nothing. When the memory is full it refuses instead of forgetting.
///
/// Ask it last, when the certificate is trusted: otherwise anybody with a certificate of his own
/// making could fill it. It knows this node's requests only. Thread-safe.
public final class ReplayMemory {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final SortedMap<Long, Set<Fingerprint>> bySecond = new TreeMap<>();
    private int size;

    /// A memory of at most `capacity` requests, about 100 bytes each.
    public ReplayMemory(int capacity) {
        this.capacity = capacity;
    }

    /// Takes note of a request.
    ///
    /// @throws RefusedException when it was used before, or the memory is full
    public void use(ProvenCertificate proven, Instant now) {
        lock.lock();
        try {
            forgetUntil(now);
            Set<Fingerprint> known =
                    bySecond.computeIfAbsent(
                            proven.usableUntil().getEpochSecond(), _ -> new HashSet<>());
            if (known.contains(proven.fingerprint())) {
                throw new RefusedException(
                        new Refusal.NotAuthorized(
                                "Invalid signature: this request was used before; sign each one"
                                        + " anew"));
            }
            if (size >= capacity) {
                throw new RefusedException(
                        new Refusal.ServiceUnavailable(
                                "Too many sessions were asked for in the last minutes."));
            }
            known.add(proven.fingerprint());
            size++;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return size;
    }

    /// A request is taken in the very second until which it is usable, and forgotten after it.
    private void forgetUntil(Instant now) {
        SortedMap<Long, Set<Fingerprint>> over = bySecond.headMap(now.getEpochSecond());
        over.values().forEach(second -> size -= second.size());
        over.clear();
    }
}
