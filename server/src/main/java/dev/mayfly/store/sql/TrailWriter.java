package dev.mayfly.store.sql;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Group commit: events that arrive while the disk works share the next write. One thread writes;
/// the threads of the calls wait for their group.
///
/// Thread-safe. When writing fails, every event of the group is refused, and the writer tries the
/// disk again once a second until it takes writes.
final class TrailWriter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TrailWriter.class.getName());

    /// More than this many waiting events (about 16 MiB) make the next ones wait to get in.
    private static final int MAX_WAITING = 8192;

    /// How long an event waits to get in before its call is refused.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    private final TrailInsert insert;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private TrailGroup filling = new TrailGroup();
    private boolean closed;
    private volatile boolean healthy = true;

    TrailWriter(TrailInsert insert) {
        this.insert = insert;
        this.thread = Thread.ofPlatform().name("trail-writer").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Whether the last attempt to write succeeded.
    boolean healthy() {
        return healthy;
    }

    /// Hands the row to the writer, waiting while too many are before it.
    ///
    /// @throws RefusedException `ServiceUnavailable` when it cannot be taken
    TrailGroup enqueue(TrailRow row) {
        lock.lock();
        try {
            waitForRoom();
            if (closed) {
                throw unavailable();
            }
            filling.add(row);
            if (filling.rows().size() == 1) {
                arrived.signal();
            }
            return filling;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the group is durable.
    ///
    /// @throws RefusedException `ServiceUnavailable` when it is not
    static void await(TrailGroup group) {
        try {
            if (group.awaitDurable()) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw unavailable();
    }

    /// Writes what is waiting, then ends.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
        joinThread();
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForRoom() throws InterruptedException {
        long nanos = PATIENCE.toNanos();
        while (filling.rows().size() >= MAX_WAITING && !closed) {
            if (nanos <= 0) {
                throw unavailable();
            }
            nanos = taken.awaitNanos(nanos);
        }
    }

    private void run() {
        try (insert) {
            TrailGroup group = take();
            while (group != null) {
                write(group);
                group = take();
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the trail's connection did not close cleanly", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            abandon();
        }
    }

    /// The events that arrived, or null when none will any more.
    private @Nullable TrailGroup take() throws InterruptedException {
        lock.lock();
        try {
            while (filling.rows().isEmpty()) {
                if (closed) {
                    return null;
                }
                if (healthy) {
                    arrived.await();
                } else if (!arrived.await(PROBE_INTERVAL.toNanos(), TimeUnit.NANOSECONDS)) {
                    return new TrailGroup();
                }
            }
            TrailGroup group = filling;
            filling = new TrailGroup();
            taken.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void write(TrailGroup group) {
        boolean written = false;
        try {
            if (group.rows().isEmpty()) {
                insert.probe();
            } else {
                insert.write(group.rows());
            }
            written = true;
        } catch (SQLException | RuntimeException e) {
            if (healthy) {
                LOG.log(
                        Level.ERROR,
                        "the trail cannot be written; calls are refused: {0}",
                        rootMessage(e));
            }
        } finally {
            if (written && !healthy) {
                LOG.log(Level.INFO, "the trail can be written again");
            }
            healthy = written;
            group.settle(written);
        }
    }

    /// The message at the bottom: those above quote the statement with the events in it.
    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /// Nobody may wait for a thread that is gone.
    private void abandon() {
        lock.lock();
        try {
            closed = true;
            healthy = false;
            filling.settle(false);
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static RefusedException unavailable() {
        return new RefusedException(
                new Refusal.ServiceUnavailable(
                        "The request was not answered because it could not be recorded. Try again."));
    }
}
