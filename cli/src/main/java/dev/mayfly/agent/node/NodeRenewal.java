package dev.mayfly.agent.node;

import dev.mayfly.source.SourceException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Keeps a node's certificate fresh while the agent runs: asks for the next one at half life, give
/// or take, so that many machines do not ask at once; while nobody answers again and again, at
/// growing distances; and when refused rarely, since an administrator may unlock the node.
public final class NodeRenewal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NodeRenewal.class.getName());

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final double SPREAD = 0.1;

    private final Node node;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("node-renewal").factory());
    private Duration retry = FIRST_RETRY;

    public NodeRenewal(Node node, InstantSource clock, RandomGenerator random) {
        this.node = node;
        this.clock = clock;
        this.random = random;
    }

    /// Begins; what is due already is asked for at once.
    public void start() {
        schedule(untilDue());
    }

    /// Asks once if it is due, and says how long to wait until the next time.
    Duration step() {
        try {
            if (node.renewWhereDue()) {
                LOG.log(
                        Level.INFO,
                        "the node {0} has certificate generation {1}",
                        node.identity().name(),
                        node.generation());
            }
            retry = FIRST_RETRY;
            return untilDue();
        } catch (SourceException e) {
            LOG.log(Level.WARNING, "the node's certificate is not renewed: {0}", e.reason());
            return e.isRefusal() ? AFTER_REFUSAL : backOff();
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "the node''s files cannot be written: {0}", e.getMessage());
            return backOff();
        }
    }

    private Duration backOff() {
        Duration wait = jittered(retry);
        Duration longer = retry.multipliedBy(2);
        retry = longer.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : longer;
        return wait;
    }

    private Duration untilDue() {
        if (node.pending()) {
            return Duration.ZERO;
        }
        Instant due = node.due();
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? Duration.ZERO : left.plus(spread(left));
    }

    // Only later, never earlier: what is not due is not asked for.
    private Duration spread(Duration left) {
        return Duration.ofMillis((long) (left.toMillis() * SPREAD * random.nextDouble()));
    }

    private Duration jittered(Duration base) {
        return base.plus(spread(base.multipliedBy(5)));
    }

    private void schedule(Duration wait) {
        ScheduledFuture<?> _ =
                timer.schedule(
                        () -> schedule(stepSafely()), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// A task that throws would never run again.
    private Duration stepSafely() {
        try {
            return step();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "renewing failed and is tried again later", e);
            return LONGEST_RETRY;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
