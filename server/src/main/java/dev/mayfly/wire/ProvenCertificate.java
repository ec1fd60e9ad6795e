package dev.mayfly.wire;

import dev.mayfly.certificate.PresentedChain;
import java.time.Instant;

/// The certificates of a caller who proved to hold the key of the first. Nobody has vouched for
/// them yet. `fingerprint` recognises the request when it comes again, `usableUntil` is when it is
/// too old to.
public record ProvenCertificate(
        PresentedChain certificates, Fingerprint fingerprint, Instant usableUntil) {

    /// 128 bits of a hash of certificate and signature.
    public record Fingerprint(long high, long low) {}
}
