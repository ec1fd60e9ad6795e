package dev.mayfly.agent.podidentity;

import dev.mayfly.agent.credentials.Turns;
import dev.mayfly.agent.credentials.WarmCredentials;
import dev.mayfly.agent.podidentity.PodRoles.PodRole;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Credentials of pods, by the hash of the token they were got with, renewed while the token lives.
/// The ones asked for longest ago are forgotten when there are too many. Thread-safe.
final class PodCredentials implements AutoCloseable {

    /// As many as EKS's agent keeps. Source: its `--max-cache-size`.
    private static final int REMEMBERED = 2000;

    private static final int AT_ONCE = 16;

    private static final Duration MINIMUM_LIFE = Duration.ofMinutes(1);

    /// A token that is refused so often in a row is forgotten: nobody asks for ever on its behalf.
    private static final int REFUSALS = 3;

    private final PodSessions sessions;
    private final WarmCredentials.Means means;
    private final Turns turns = new Turns(AT_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, WarmCredentials> byHash =
            new LinkedHashMap<>(16, 0.75f, true);

    PodCredentials(PodSessions sessions, WarmCredentials.Means means) {
        this.sessions = sessions;
        this.means = means;
    }

    /// The credentials of this token, which are being fetched when it is new.
    WarmCredentials of(PodToken pod, PodRole role) {
        lock.lock();
        try {
            WarmCredentials known = byHash.get(pod.hash());
            if (known != null) {
                return known;
            }
            WarmCredentials begun =
                    WarmCredentials.start(
                            turns.of(new WhileTokenLives(pod, sessions.of(pod, role))),
                            MINIMUM_LIFE,
                            means);
            byHash.put(pod.hash(), begun);
            if (byHash.size() > REMEMBERED) {
                Map.Entry<String, WarmCredentials> eldest = byHash.firstEntry();
                forget(eldest.getKey());
            }
            return begun;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return byHash.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            byHash.values().forEach(WarmCredentials::close);
            byHash.clear();
        } finally {
            lock.unlock();
        }
    }

    private void forget(String hash) {
        lock.lock();
        try {
            WarmCredentials gone = byHash.remove(hash);
            if (gone != null) {
                gone.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Asks as long as the token may be shown at all: then it forgets itself, because the pod comes
    /// with another.
    private final class WhileTokenLives implements CredentialSource {

        private final PodToken pod;
        private final CredentialSource source;
        private int refusals;

        WhileTokenLives(PodToken pod, CredentialSource source) {
            this.pod = pod;
            this.source = source;
        }

        @Override
        public Credentials fetch() {
            if (!means.clock().instant().isBefore(pod.expiration())) {
                forget(pod.hash());
                throw SourceException.outage("the token has ended");
            }
            try {
                Credentials fetched = source.fetch();
                refusals = 0;
                return fetched;
            } catch (SourceException e) {
                refusals = e.isRefusal() ? refusals + 1 : refusals;
                if (refusals >= REFUSALS) {
                    forget(pod.hash());
                }
                throw e;
            }
        }

        @Override
        public String description() {
            return "pod identity of " + pod.account();
        }
    }
}
