package dev.mayfly.store.sql;

import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CaState;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.Anchor;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.IssuedCertificate.Revocation;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.certificates.CertificateSigner;
import dev.mayfly.certificates.CertificateSigner.ListTerms;
import dev.mayfly.certificates.CertificateSigner.RootName;
import dev.mayfly.certificates.SigningAuthority;
import dev.mayfly.x509.Certificates;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Authorities and certificates with every member set, and with none that may be absent.
final class SampleAuthorities {

    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final CertificateSigner SIGNER =
            new CertificateSigner(InstantSource.fixed(THEN), new SecureRandom());
    private static final SigningAuthority ROOT =
            SIGNER.root(
                    SIGNER.newKey(), new RootName("fleet", "123456789012"), Duration.ofDays(30));

    private SampleAuthorities() {}

    static CaState state() {
        return CaState.EMPTY.with(fleet()).with(nodes()).with(revoked()).with(good());
    }

    static CertificateAuthority fleet() {
        return authority(
                "fleet",
                AuthorityPurpose.MACHINES,
                Optional.of(
                        new Anchor(
                                "11111111-2222-3333-4444-555555555555",
                                "66666666-2222-3333-4444-555555555555")));
    }

    static CertificateAuthority nodes() {
        return authority("mayfly-nodes", AuthorityPurpose.NODES, Optional.empty());
    }

    private static CertificateAuthority authority(
            String name, AuthorityPurpose purpose, Optional<Anchor> anchor) {
        return new CertificateAuthority(
                name,
                purpose,
                ROOT.certificate(),
                THEN,
                new LeafLife(Duration.ofHours(24), Duration.ofDays(7)),
                5_000_000_000L,
                RevocationList.parse(
                        Certificates.toPem(
                                SIGNER.revocationList(
                                        ROOT,
                                        new ListTerms(
                                                BigInteger.TWO,
                                                Duration.ofDays(7),
                                                new TreeMap<>())))),
                anchor);
    }

    static IssuedCertificate revoked() {
        return good("40ff").revoked(new Revocation(THEN, RevocationReason.KEY_COMPROMISE));
    }

    static IssuedCertificate good() {
        return good("7f000000000000000000000000000001");
    }

    private static IssuedCertificate good(String serial) {
        return new IssuedCertificate(
                "fleet",
                new BigInteger(serial, 16),
                "CN=web-1",
                List.of("DNS:web-1.example.com", "URI:spiffe://example.com/web-1"),
                THEN,
                THEN.plusSeconds(3600),
                "arn:aws:sts::123456789012:assumed-role/operator/me",
                Optional.empty());
    }
}
