package dev.mayfly.api.mayfly;

import dev.mayfly.session.Secret;
import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.Optional;

/// What Mayfly's own operations take.
public interface Requests {

    /// The id of an event of the trail.
    record ExplainEvent(@Member(minLength = 1, maxLength = 64) String eventId) {}

    /// A token and the role it is meant to assume.
    record ExplainToken(
            Secret webIdentityToken, @Member(minLength = 20, maxLength = 2048) String roleArn) {}

    /// A role, and until when its sessions are to end: every one issued before `before`, which is
    /// now when it is left out.
    record RevokeRoleSessions(
            @Member(minLength = 1, maxLength = 64) String roleName, Optional<Instant> before) {}

    /// The access key id of a session.
    record RevokeSession(@Member(minLength = 16, maxLength = 128) String accessKeyId) {}
}
