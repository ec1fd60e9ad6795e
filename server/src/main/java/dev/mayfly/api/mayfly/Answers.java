package dev.mayfly.api.mayfly;

import java.time.Instant;
import java.util.Optional;

/// What Mayfly's own operations answer.
public interface Answers {

    /// Why a call was refused. `sentence` is what the caller is told; `explanation` the JSON of
    /// `DecodeAuthorizationMessage`, absent when no policy was asked; `record` the CloudTrail
    /// record of the call, absent when there was no call.
    record Explained(
            boolean allowed,
            Optional<String> sentence,
            Optional<String> explanation,
            Optional<String> record) {}

    /// From when on sessions count again.
    record Revoked(Instant before) {}
}
