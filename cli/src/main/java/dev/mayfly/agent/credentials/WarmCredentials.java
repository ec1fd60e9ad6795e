package dev.mayfly.agent.credentials;

import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// The credentials of one role, kept warm. Safe for threads.
///
/// - Fetched ahead and replaced at half of their life. Readers never wait and never cause a call of
///   their own: any number of them share one.
/// - While the authority is away, attempts go on at growing intervals, and what is held is handed
///   out as long as it lives for the minimum.
/// - When the authority refuses (a lock, a removal, a revocation), nothing is handed out from that
///   moment. Attempts go on, because the refusal may be lifted.
public final class WarmCredentials implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WarmCredentials.class.getName());

    /// A machine that slept wakes up with its timers late: the clock is looked at this often.
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final CredentialSource source;
    private final Duration minimumLife;
    private final Means means;
    private final Pace pace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state;

    /// A fetch is running or about to.
    private boolean asked;

    private boolean closed;
    private Timer.Pending pending = () -> {};

    /// What time and chance are here.
    public record Means(InstantSource clock, RandomGenerator random, Timer timer) {}

    /// What is known at one moment. Readers see one state or the next, never a mixture.
    private record State(
            Optional<Credentials> held,
            Optional<String> trouble,
            Optional<Instant> refusedAt,
            int failures,
            Instant next) {}

    private WarmCredentials(CredentialSource source, Duration minimumLife, Means means) {
        this.source = source;
        this.minimumLife = minimumLife;
        this.means = means;
        this.pace = new Pace(minimumLife, means.random());
        this.state =
                new State(
                        Optional.empty(),
                        Optional.of("the first credentials are being fetched"),
                        Optional.empty(),
                        0,
                        means.clock().instant());
    }

    /// Starts to keep credentials of `source` warm. Never hands out any that live for less than
    /// `minimumLife`.
    public static WarmCredentials start(
            CredentialSource source, Duration minimumLife, Means means) {
        WarmCredentials warm = new WarmCredentials(source, minimumLife, means);
        warm.refresh();
        return warm;
    }

    /// Credentials that may be handed out now. Never blocks.
    public Optional<Credentials> current() {
        State now = state;
        wakeWhenDue(now);
        return usable(now);
    }

    /// How things stand. Never blocks.
    public Warmth warmth() {
        State now = state;
        wakeWhenDue(now);
        Optional<Credentials> usable = usable(now);
        if (usable.isPresent()) {
            return new Warmth.Ready(usable.get(), now.next(), now.trouble());
        }
        String reason =
                now.trouble().orElse("the credentials held do not live long enough any more");
        return now.refusedAt().isPresent()
                ? new Warmth.Refused(reason, now.refusedAt().get())
                : new Warmth.Waiting(reason);
    }

    /// Credentials, waiting for the first ones until there are some, the authority has refused, or
    /// the time is up.
    public Optional<Credentials> await(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (current().isEmpty() && state.refusedAt().isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return current();
        } finally {
            lock.unlock();
        }
    }

    /// Asks the authority now, for whoever knows that something has changed.
    public void refresh() {
        lock.lock();
        try {
            if (!closed && !asked) {
                asked = true;
                pending.cancel();
                pending = means.timer().after(Duration.ZERO, this::fetch);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the credentials: nothing is handed out any more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            pending.cancel();
            state =
                    new State(
                            Optional.empty(),
                            Optional.of("the agent has stopped"),
                            Optional.empty(),
                            0,
                            Instant.MAX);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Credentials> usable(State now) {
        Instant end = means.clock().instant().plus(minimumLife);
        return now.refusedAt().isPresent()
                ? Optional.empty()
                : now.held().filter(held -> held.expiration().isAfter(end));
    }

    private void wakeWhenDue(State now) {
        if (!means.clock().instant().isBefore(now.next())) {
            refresh();
        }
    }

    private void fetch() {
        State next;
        try {
            next = fetched(source.fetch());
        } catch (SourceException e) {
            next = e.isRefusal() ? refused(e.reason()) : away(e.reason());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, source.description() + " failed", e);
            next = away("the source failed; the log says how");
        }
        lock.lock();
        try {
            asked = false;
            if (!closed) {
                state = next;
                nap();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next attempt, looking at the clock in between. Holds the lock.
    private void nap() {
        Duration left = Duration.between(means.clock().instant(), state.next());
        Duration nap = left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
        pending = means.timer().after(nap.isNegative() ? Duration.ZERO : nap, this::look);
    }

    private void look() {
        if (!means.clock().instant().isBefore(state.next())) {
            refresh();
            return;
        }
        lock.lock();
        try {
            if (!closed && !asked) {
                nap();
            }
        } finally {
            lock.unlock();
        }
    }

    private State fetched(Credentials credentials) {
        Instant now = means.clock().instant();
        Duration life = Duration.between(now, credentials.expiration());
        if (life.compareTo(minimumLife) <= 0) {
            return away(
                    "the authority gave credentials for "
                            + life.toMinutes()
                            + " minutes, and ones of less than "
                            + minimumLife.toMinutes()
                            + " are not handed out here");
        }
        if (state.failures() > 0) {
            LOG.log(Level.INFO, source.description() + ": has credentials again");
        }
        return new State(
                Optional.of(credentials),
                Optional.empty(),
                Optional.empty(),
                0,
                now.plus(pace.untilRefresh(life)));
    }

    private State refused(String reason) {
        State before = state;
        Instant now = means.clock().instant();
        if (before.refusedAt().isEmpty()) {
            LOG.log(Level.ERROR, source.description() + ": refused: " + reason);
        }
        return new State(
                Optional.empty(),
                Optional.of(reason),
                before.refusedAt().or(() -> Optional.of(now)),
                before.failures() + 1,
                now.plus(pace.afterRefusal()));
    }

    /// A refusal stands until the authority says otherwise: its being away lifts nothing.
    private State away(String reason) {
        State before = state;
        int failures = before.failures() + 1;
        LOG.log(
                failures == 1 ? Level.WARNING : Level.DEBUG,
                () -> source.description() + ": no new credentials: " + reason);
        return new State(
                before.held(),
                Optional.of(reason),
                before.refusedAt(),
                failures,
                means.clock().instant().plus(pace.afterOutage(failures)));
    }
}
