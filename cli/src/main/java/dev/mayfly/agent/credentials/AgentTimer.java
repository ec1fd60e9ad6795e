package dev.mayfly.agent.credentials;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The timer of a process: one thread that waits, a virtual thread for each piece of work. Closing
/// it interrupts what runs and forgets what waits.
public final class AgentTimer implements Timer, AutoCloseable {

    private final ScheduledThreadPoolExecutor clockwork;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    public AgentTimer() {
        clockwork =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("timer").daemon().factory());
        clockwork.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Pending after(Duration delay, Runnable work) {
        Future<?> future =
                clockwork.schedule(
                        () -> {
                            workers.execute(work);
                        },
                        delay.toNanos(),
                        TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        workers.shutdownNow();
    }
}
