package dev.mayfly.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Tokens opened lately, so that a busy client's is not opened on every call. It saves the
/// unsealing alone: expiry and revocation are asked on every call, and a change of the key ring
/// voids all of it. One entry a slot, so its size is fixed and nobody can grow it.
///
/// Thread-safe.
final class OpenedTokens {

    private static final int SLOTS = 2048;

    /// Longer tokens are rare and would make the memory bound meaningless.
    private static final int MAX_CHARACTERS = 4096;

    private final AtomicReferenceArray<Entry> slots = new AtomicReferenceArray<>(SLOTS);

    private record Entry(long ringVersion, String token, OpenedSession session) {}

    Optional<OpenedSession> find(long ringVersion, String accessKeyId, String token) {
        Entry entry = slots.get(slot(token));
        if (entry == null
                || entry.ringVersion() != ringVersion
                || !entry.session().claims().accessKeyId().equals(accessKeyId)
                || !entry.token().equals(token)) {
            return Optional.empty();
        }
        return Optional.of(entry.session());
    }

    void keep(long ringVersion, String token, OpenedSession session) {
        if (token.length() <= MAX_CHARACTERS) {
            slots.set(slot(token), new Entry(ringVersion, token, session));
        }
    }

    private static int slot(String token) {
        int hash = token.hashCode();
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
