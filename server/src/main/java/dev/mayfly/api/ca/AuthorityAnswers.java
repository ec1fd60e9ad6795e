package dev.mayfly.api.ca;

import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.wire.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on certificate authorities answer. Certificates are PEM, and left out of the
/// trail, which has serial number, subject and end.
public interface AuthorityAnswers {

    /// An authority. `revocationListPath` is where its list is served, below the address of this
    /// service.
    record Authority(
            String name,
            String arn,
            AuthorityPurpose purpose,
            @Member(sensitive = true) String certificate,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            Instant createdAt,
            Duration defaultCertificateSeconds,
            Duration maximumCertificateSeconds,
            Optional<String> trustAnchorArn,
            String revocationListPath,
            Instant revocationListNextUpdate) {}

    record Created(Authority certificateAuthority) {}

    record Authorities(List<Authority> certificateAuthorities) {}

    /// A certificate that was just issued. `certificateChain` is the authority's own.
    record Issued(
            @Member(sensitive = true) String certificate,
            @Member(sensitive = true) String certificateChain,
            String serialNumber,
            String subject,
            Instant notBefore,
            Instant notAfter,
            String certificateAuthorityArn,
            Optional<String> trustAnchorArn) {}

    record Revoked(String serialNumber, Instant revokedAt, RevocationReason reason) {}

    /// What is kept of a certificate.
    record Certificate(
            String serialNumber,
            String certificateAuthority,
            String subject,
            List<String> alternativeNames,
            Instant notBefore,
            Instant notAfter,
            String issuedBy,
            Optional<Instant> revokedAt,
            Optional<RevocationReason> reason) {}

    record Certificates(List<Certificate> certificates, Optional<String> nextToken) {}
}
