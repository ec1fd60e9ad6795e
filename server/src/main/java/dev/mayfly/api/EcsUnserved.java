package dev.mayfly.api;

import dev.mayfly.refusal.ClusterFault;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/// Refuses by name what only AWS's own infrastructure can do, so that nobody believes it happened.
final class EcsUnserved {

    private EcsUnserved() {}

    /// @throws RefusedException when something was asked for
    static void refuse(String member, List<?> asked) {
        if (!asked.isEmpty()) {
            throw unsupported(member + " is not offered: tasks run on your own machines.");
        }
    }

    /// @throws RefusedException when another value was asked for
    static void only(String member, String served, Optional<String> asked) {
        if (asked.filter(it -> !it.equals(served)).isPresent()) {
            throw unsupported(member + " is " + served + " and nothing else.");
        }
    }

    private static RefusedException unsupported(String message) {
        return new RefusedException(
                new Refusal.ClusterRefused(ClusterFault.UNSUPPORTED_FEATURE, message));
    }
}
