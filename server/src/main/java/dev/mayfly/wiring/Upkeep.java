package dev.mayfly.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What happens without being asked: keys rotate when they are due, revocation lists are renewed.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private static final long MINUTES = 10;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("upkeep").factory());

    /// Runs the tasks now and then; one that fails does not keep the others.
    Upkeep(List<Runnable> tasks) {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        () -> tasks.forEach(Upkeep::quietly), 0, MINUTES, TimeUnit.MINUTES);
    }

    /// A task that throws would never run again.
    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "upkeep failed and is tried again later", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
