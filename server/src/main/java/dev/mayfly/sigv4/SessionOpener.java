package dev.mayfly.sigv4;

import dev.mayfly.session.OpenedSession;
import java.time.Instant;

/// Opens session tokens. A port: `SessionVerifier` stands behind it.
@FunctionalInterface
public interface SessionOpener {

    /// The session of that access key id and token, when it holds at `now`; throws a
    /// `RefusedException` otherwise.
    OpenedSession open(String accessKeyId, String sessionToken, Instant now);
}
