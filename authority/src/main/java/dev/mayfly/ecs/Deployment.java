package dev.mayfly.ecs;

import java.time.Instant;

/// One roll of a service: bringing its tasks to a task definition. The first in a service's list is
/// the primary one, the others are on their way out.
public record Deployment(
        String id,
        String taskDefinition,
        int desiredCount,
        int failedTasks,
        Rollout rollout,
        Instant createdAt,
        Instant updatedAt) {

    /// How far a deployment is, as ECS spells it.
    public enum RolloutState {
        COMPLETED,
        FAILED,
        IN_PROGRESS
    }

    /// How far it is and why.
    public record Rollout(RolloutState state, String reason) {}

    /// Whether all it wants has happened, or never will.
    public boolean over() {
        return rollout.state() != RolloutState.IN_PROGRESS;
    }

    /// This deployment, wanting so many tasks.
    public Deployment wanting(int count, Instant now) {
        return new Deployment(id, taskDefinition, count, failedTasks, rollout, createdAt, now);
    }

    /// This deployment with so many failed tasks.
    public Deployment failing(int count, Instant now) {
        return new Deployment(id, taskDefinition, desiredCount, count, rollout, createdAt, now);
    }

    /// This deployment, that far.
    public Deployment rolled(Rollout newRollout, Instant now) {
        return new Deployment(
                id, taskDefinition, desiredCount, failedTasks, newRollout, createdAt, now);
    }
}
