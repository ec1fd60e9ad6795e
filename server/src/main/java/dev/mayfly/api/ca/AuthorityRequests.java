package dev.mayfly.api.ca;

import dev.mayfly.ca.RevocationReason;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the operations on certificate authorities take.
public interface AuthorityRequests {

    /// A new authority of machines: how long its own certificate is good for, and how long those it
    /// issues are, when nobody says and at most.
    record CreateCertificateAuthority(
            @Member(minLength = 1, maxLength = 63) String name,
            Optional<Duration> validitySeconds,
            Optional<Duration> defaultCertificateSeconds,
            Optional<Duration> maximumCertificateSeconds) {}

    /// All of them.
    record ListCertificateAuthorities() {}

    /// A certificate for whoever holds the key in the request (`csr`, PEM). What the request says
    /// beyond the key is passed over.
    record IssueCertificate(
            @Member(minLength = 1, maxLength = 63) String certificateAuthority,
            @Member(minLength = 1, maxLength = 16_000, sensitive = true) String csr,
            @Member(minLength = 1, maxLength = 64) String commonName,
            @Member(maxLength = 20) List<String> dnsNames,
            @Member(maxLength = 20) List<String> uris,
            Optional<Duration> durationSeconds) {}

    /// A certificate by its serial number in hexadecimal.
    record RevokeCertificate(
            @Member(minLength = 2, maxLength = 59, pattern = "[0-9A-Fa-f:]+") String serialNumber,
            Optional<RevocationReason> reason) {}

    /// The certificates of one authority or of all, those that are over left out after two days.
    record ListCertificates(
            @Member(minLength = 1, maxLength = 63) Optional<String> certificateAuthority,
            @Member(min = 1, max = 1000) Optional<Integer> maxResults,
            @Member(minLength = 1, maxLength = 64) Optional<String> nextToken) {}
}
