package dev.mayfly.tasks;

import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// ECS's refusals, in its words as public issue threads quote them.
final class Refusals {

    private Refusals() {}

    static RefusedException client(String message) {
        return of(ClusterFault.CLIENT, message);
    }

    static RefusedException parameter(String message) {
        return of(ClusterFault.INVALID_PARAMETER, message);
    }

    static RefusedException unsupported(String message) {
        return of(ClusterFault.UNSUPPORTED_FEATURE, message);
    }

    static RefusedException of(ClusterFault fault, String message) {
        return new RefusedException(new Refusal.ClusterRefused(fault, message));
    }
}
