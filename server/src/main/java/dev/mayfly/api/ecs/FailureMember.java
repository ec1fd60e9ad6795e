package dev.mayfly.api.ecs;

import java.util.Optional;

/// Why a part of a request came to nothing: what was named, and `MISSING` or what it lacks.
public record FailureMember(Optional<String> arn, String reason) {

    /// What was named is not there.
    public static FailureMember missing(String arn) {
        return new FailureMember(Optional.of(arn), "MISSING");
    }
}
