package dev.mayfly.scheduler;

import dev.mayfly.ecs.EcsService;

/// Between how many tasks a service stays while it rolls: `healthy` at least well, `total` at most
/// there.
///
/// Source: ECS API Reference, `DeploymentConfiguration`: the lower limit is "rounded up to the
/// nearest integer value", the upper one "rounded down".
record Bounds(int healthy, int total) {

    private static final long PERCENT = 100;

    static Bounds of(EcsService.Rolling rolling, int desired) {
        long healthy = (desired * (long) rolling.minimumHealthyPercent() + PERCENT - 1) / PERCENT;
        long total = desired * (long) rolling.maximumPercent() / PERCENT;
        return new Bounds((int) healthy, (int) total);
    }
}
