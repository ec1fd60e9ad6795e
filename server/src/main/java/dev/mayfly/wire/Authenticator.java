package dev.mayfly.wire;

import dev.mayfly.session.SessionClaims;
import java.time.Instant;
import java.util.Optional;

/// Finds out which session signed a request. A port: Signature Version 4 stands behind it.
public interface Authenticator {

    /// The session whose credentials signed `request` for `service`; throws a `RefusedException`
    /// when there is no signature or it is not good at `now`.
    SessionClaims authenticate(WireRequest request, Service service, Instant now);

    /// The access key id the request claims, unverified, when it has the shape of one.
    Optional<String> claimedAccessKeyId(WireRequest request);
}
