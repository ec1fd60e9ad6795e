package dev.mayfly.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When the keys of a ring come and go. A new key is used `activateAfter` its creation, when every
/// node has had time to load it; a superseded one is kept `keepSuperseded` longer, until nothing
/// made with it can still be alive; `rotateAfter` is the age at which a successor is due.
public record RingSchedule(Duration rotateAfter, Duration activateAfter, Duration keepSuperseded) {

    public RingSchedule {
        if (activateAfter.isNegative() || keepSuperseded.isNegative()) {
            throw new IllegalArgumentException("a key's delays are not negative");
        }
        if (rotateAfter.compareTo(activateAfter) <= 0) {
            throw new IllegalArgumentException("a key is used before its successor is due");
        }
    }

    /// The key to use at `now`: the newest active one, or the oldest when none is active yet.
    Key current(List<Key> keys, Instant now) {
        for (int i = keys.size() - 1; i > 0; i--) {
            if (!keys.get(i).createdAt().plus(activateAfter).isAfter(now)) {
                return keys.get(i);
            }
        }
        return keys.getFirst();
    }

    boolean rotationDue(List<Key> keys, Instant now) {
        return !keys.getLast().createdAt().plus(rotateAfter).isAfter(now);
    }

    /// The keys something alive at `now` may still need.
    List<Key> needed(List<Key> keys, Instant now) {
        int first = 0;
        while (first + 1 < keys.size() && outlived(keys.get(first + 1), now)) {
            first++;
        }
        return List.copyOf(keys.subList(first, keys.size()));
    }

    private boolean outlived(Key successor, Instant now) {
        Instant superseded = successor.createdAt().plus(activateAfter);
        return superseded.plus(keepSuperseded).isBefore(now);
    }
}
