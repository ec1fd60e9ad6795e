package dev.mayfly.wire;

import java.time.Instant;

/// Finds out which certificate's key signed a request. A port: the `AWS4-X509-…` signatures stand
/// behind it.
@FunctionalInterface
public interface CertificateAuthenticator {

    /// The certificates of whoever signed `request` for `service`. Possession is proved and nothing
    /// else: no trust anchor was asked, and whether the request came before is not known.
    ///
    /// @throws dev.mayfly.refusal.RefusedException when there is no such signature or it is not
    ///   good at `now`
    ProvenCertificate prove(WireRequest request, Service service, Instant now);
}
