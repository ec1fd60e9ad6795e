package dev.mayfly.agent.task;

import dev.mayfly.ecs.Task.Health;
import dev.mayfly.taskdefinition.ContainerDefinition.HealthCheck;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Checks a running container's health until it ends: the first success makes it healthy, so many
/// failures in a row unhealthy; those within the start period do not count.
///
/// Source: Amazon ECS API Reference, "HealthCheck", and Docker's `HEALTHCHECK`, read 2026-11.
final class HealthWatch {

    private static final int DEFAULT_INTERVAL_SECONDS = 30;
    private static final int DEFAULT_TIMEOUT_SECONDS = 5;
    private static final int DEFAULT_RETRIES = 3;

    private final TaskRuntime runtime;
    private final ContainerLaunch launch;
    private final HealthCheck check;
    private final String reference;

    HealthWatch(TaskRuntime runtime, ContainerLaunch launch, HealthCheck check, String reference) {
        this.runtime = runtime;
        this.launch = launch;
        this.check = check;
        this.reference = reference;
    }

    /// Returns when `ended` is open.
    void watch(CountDownLatch ended, Consumer<Health> changed) throws InterruptedException {
        int interval = check.interval().orElse(DEFAULT_INTERVAL_SECONDS);
        Duration timeout = Duration.ofSeconds(check.timeout().orElse(DEFAULT_TIMEOUT_SECONDS));
        long grace = TimeUnit.SECONDS.toNanos(check.startPeriod().orElse(0));
        int retries = check.retries().orElse(DEFAULT_RETRIES);
        long begun = System.nanoTime();
        Health health = Health.UNKNOWN;
        int failures = 0;
        while (!ended.await(interval, TimeUnit.SECONDS)) {
            boolean well = runtime.check(launch, reference, timeout) == 0;
            boolean counts = health == Health.HEALTHY || System.nanoTime() - begun >= grace;
            failures = well ? 0 : failures + (counts ? 1 : 0);
            Health now = well ? Health.HEALTHY : failures >= retries ? Health.UNHEALTHY : health;
            if (now != health) {
                health = now;
                changed.accept(health);
            }
        }
    }
}
