package dev.mayfly.scheduler;

import dev.mayfly.ecs.ContainerInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What may be relied on at `now`: the ids of the nodes that are joined and not locked, and since
/// when this authority has been listening, because a node cannot be heard by nobody.
public record Fleet(Set<String> trusted, Instant listeningSince, Instant now) {

    /// A node unheard of for so long gets no new tasks. It says a word every 20 seconds, which is
    /// written down up to [ContainerInstance#SEEN_STEP] late.
    public static final Duration QUIET = Duration.ofSeconds(50);

    /// And for so long has lost those it has.
    public static final Duration LOST = Duration.ofSeconds(90);

    /// What a container instance is good for.
    public enum Standing {
        /// For new tasks.
        READY,
        /// For the tasks it has.
        KEEPING,
        /// For none that could run elsewhere: its operator empties it.
        DRAINING,
        /// For nothing: silent for too long, locked or removed.
        GONE
    }

    public Fleet {
        trusted = Set.copyOf(trusted);
    }

    /// What `instance` is good for now.
    public Standing of(ContainerInstance instance) {
        Instant heard =
                instance.lastSeen().isAfter(listeningSince) ? instance.lastSeen() : listeningSince;
        Duration silence = Duration.between(heard, now);
        if (!trusted.contains(instance.node()) || silence.compareTo(LOST) >= 0) {
            return Standing.GONE;
        }
        if (instance.draining()) {
            return Standing.DRAINING;
        }
        return silence.compareTo(QUIET) >= 0 || instance.lastSeen().isBefore(now.minus(LOST))
                ? Standing.KEEPING
                : Standing.READY;
    }
}
