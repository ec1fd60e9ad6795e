package dev.mayfly.keys;

import dev.mayfly.keys.StoredRing.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A ring of keys in use: the newest makes, all of them open. Rotation on one node reaches the
/// others when they meet an id they do not know, or when they [#refresh()].
///
/// Thread-safe; reading takes no lock.
public final class KeyRing {

    /// Whoever makes up key ids causes at most this many store reads: one per interval.
    private static final Duration RELOAD_INTERVAL = Duration.ofMillis(250);

    private static final int MAX_ATTEMPTS = 8;

    private final StoredRing stored;
    private final RingSchedule schedule;
    private final Supplier<byte[]> freshMaterial;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Content content;
    private volatile Instant reloadedAt = Instant.EPOCH;

    KeyRing(
            StoredRing stored,
            RingSchedule schedule,
            Supplier<byte[]> freshMaterial,
            InstantSource clock) {
        this.stored = stored;
        this.schedule = schedule;
        this.freshMaterial = freshMaterial;
        this.clock = clock;
        this.content = stored.load().orElseGet(this::create);
    }

    /// The key to make new things with.
    public Key current() {
        List<Key> keys = content.keys();
        return keys.size() == 1 ? keys.getFirst() : schedule.current(keys, clock.instant());
    }

    /// The key of that id, looked for in the store when this node does not know it.
    public Optional<Key> byId(int id) {
        Optional<Key> known = find(content.keys(), id);
        if (known.isPresent() || !reloadAllowed()) {
            return known;
        }
        refresh();
        return find(content.keys(), id);
    }

    /// Every key something alive may have been made with, oldest first.
    public List<Key> keys() {
        return content.keys();
    }

    /// Changes with every change of the ring, so that what was derived from its keys can be kept.
    public long version() {
        return content.version();
    }

    /// Takes over what other nodes did to the ring.
    public void refresh() {
        changing.lock();
        try {
            reloadedAt = clock.instant();
            stored.load().ifPresent(loaded -> content = loaded);
        } finally {
            changing.unlock();
        }
    }

    /// Adds a key and drops those nothing can need any more. Things made with older keys stay good.
    public Key rotate() {
        return replace(this::withSuccessor);
    }

    /// Rotates when the newest key is old enough.
    public void rotateIfDue() {
        if (schedule.rotationDue(content.keys(), clock.instant())) {
            replace(keys ->
                    schedule.rotationDue(keys, clock.instant()) ? withSuccessor(keys) : keys);
        }
    }

    /// Replaces every key at once: whatever was made with the old ones is void. For a ring that
    /// leaked.
    public Key replaceAll() {
        return replace(keys -> List.of(fresh(keys.getLast().id() + 1)));
    }

    private List<Key> withSuccessor(List<Key> keys) {
        List<Key> next = new ArrayList<>(keys);
        next.add(fresh(keys.getLast().id() + 1));
        return schedule.needed(next, clock.instant());
    }

    @FunctionalInterface
    private interface Change {
        List<Key> apply(List<Key> keys);
    }

    private Key replace(Change change) {
        changing.lock();
        try {
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                Content base = content;
                List<Key> next = change.apply(base.keys());
                if (next.equals(base.keys())) {
                    return next.getLast();
                }
                if (stored.replace(base.version(), next)) {
                    content = new Content(base.version() + 1, next);
                    return next.getLast();
                }
                content = stored.load().orElseThrow();
            }
        } finally {
            changing.unlock();
        }
        throw new IllegalStateException("other nodes keep changing the key ring");
    }

    private Content create() {
        List<Key> first = List.of(fresh(1));
        if (stored.replace(0, first)) {
            return new Content(1, first);
        }
        return stored.load().orElseThrow();
    }

    private Key fresh(int id) {
        return new Key(id, clock.instant(), freshMaterial.get());
    }

    private boolean reloadAllowed() {
        return !reloadedAt.plus(RELOAD_INTERVAL).isAfter(clock.instant());
    }

    private static Optional<Key> find(List<Key> keys, int id) {
        for (Key key : keys) {
            if (key.id() == id) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
