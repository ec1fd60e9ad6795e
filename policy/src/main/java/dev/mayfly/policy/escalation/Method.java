package dev.mayfly.policy.escalation;

import java.util.List;
import java.util.Optional;

/// A known way to more permissions.
///
/// @param id at pathfinding.cloud, `https://pathfinding.cloud/paths/ID`
/// @param passedTo the service that `iam:PassRole` hands the role to; empty where none is passed
/// @param actions all of which the holder needs, the decisive one first
public record Method(String id, Kind kind, Optional<String> passedTo, List<String> actions) {
    public Method {
        actions = List.copyOf(actions);
    }

    /// What the holder gains by it.
    public enum Kind {
        /// Writes permissions, its own or others'.
        WRITES_PERMISSIONS(
                "MAYFLY_ESCALATION_BY_IAM",
                "can give itself or others any permission of the account"),
        /// Gets the credentials of other users or roles.
        BECOMES_OTHERS(
                "MAYFLY_ESCALATION_BY_IDENTITY", "can act as other users or roles of the account"),
        /// Starts code of its own under a role it passes.
        PASSES_ROLE(
                "MAYFLY_ESCALATION_BY_PASS_ROLE",
                "can run code of its own with any role that the service may have"),
        /// Puts code of its own where a role is already.
        RUNS_AS_OTHERS(
                "MAYFLY_ESCALATION_BY_RUNNING_CODE",
                "can run code of its own with the roles that others have set up");

        private final String code;
        private final String gain;

        Kind(String code, String gain) {
            this.code = code;
            this.gain = gain;
        }

        String code() {
            return code;
        }

        /// Goes on behind "The holder".
        String gain() {
            return gain;
        }
    }
}
