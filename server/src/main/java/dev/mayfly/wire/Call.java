package dev.mayfly.wire;

import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.TrailEvent;
import java.time.Instant;
import java.util.Optional;

/// One call on its way: when and from where it came, who signed it, and what its handler tells the
/// trail. `caller` is who signed with a session's credentials, `certificate` what was signed with
/// the key of a certificate (`Access.ByCertificate`), which the handler must ask a trust anchor and
/// the replay memory about; both are empty for an unsigned operation.
public record Call(
        String requestId,
        String eventId,
        Instant now,
        TrailEvent.Origin origin,
        Optional<SessionClaims> caller,
        Optional<ProvenCertificate> certificate,
        TrailNotes notes) {

    /// This call, signed by that session.
    public Call by(SessionClaims signer) {
        return new Call(
                requestId, eventId, now, origin, Optional.of(signer), Optional.empty(), notes);
    }

    /// This call, signed with the key of that certificate.
    public Call by(ProvenCertificate signer) {
        return new Call(
                requestId, eventId, now, origin, Optional.empty(), Optional.of(signer), notes);
    }
}
