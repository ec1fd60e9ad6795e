package dev.mayfly.scheduler;

import java.util.UUID;
import java.util.random.RandomGenerator;

/// Mints the ids ECS gives. Thread-safe when its source is.
public record EcsIds(RandomGenerator random) {

    private static final int DEPLOYMENT_DIGITS = 19;

    /// The id of a task, a container or a container instance: 32 hexadecimal digits.
    public String hex() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    /// The id of a deployment: `ecs-svc/` and 19 digits.
    public String deployment() {
        StringBuilder id = new StringBuilder("ecs-svc/");
        id.append(1 + random.nextInt(9));
        for (int i = 1; i < DEPLOYMENT_DIGITS; i++) {
            id.append(random.nextInt(10));
        }
        return id.toString();
    }

    /// The id of an event.
    public String event() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
