package dev.mayfly.wiring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What happens without being asked: keys rotate when they are due.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private static final long ROTATION_MINUTES = 10;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("upkeep").factory());

    Upkeep(Keys keys) {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        () -> quietly(keys::rotateWhereDue),
                        ROTATION_MINUTES,
                        ROTATION_MINUTES,
                        TimeUnit.MINUTES);
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
