package dev.mayfly.certificates;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.CertificateVerifier;
import dev.mayfly.certificate.PresentedChain;
import dev.mayfly.issuance.Site;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.session.TestAccount;
import dev.mayfly.x509.Requests;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One node of an account that runs authorities.
final class Running {

    static final String OPERATOR = "arn:aws:sts::123456789012:assumed-role/operator/me";
    static final LeafLife LIFE = new LeafLife(Duration.ofHours(24), Duration.ofDays(7));

    final TestAccount account;
    final CertificateAuthorities authorities;
    final Issuance issuance;
    final RevocationLists lists;
    final AuthorityKeys keys;

    Running() {
        this(new TestAccount());
    }

    Running(TestAccount account) {
        this.account = account;
        CertificateSigner signer = new CertificateSigner(account.clock, account.random);
        keys = new AuthorityKeys(account.rings, signer);
        authorities =
                new CertificateAuthorities(
                        account.directory,
                        keys,
                        signer,
                        new AnywhereIds(account.random),
                        new Site(TestAccount.ID, "us-east-1", account.clock));
        issuance =
                new Issuance(
                        account.directory,
                        keys,
                        signer,
                        new Issuance.Addresses(
                                Optional.of(URI.create("https://mayfly.example.com/"))),
                        account.clock);
        lists = new RevocationLists(account.directory, keys, signer, account.clock);
    }

    CertificateAuthority create(String name) {
        return authorities.create(
                new CertificateAuthorities.Wish(name, Duration.ofDays(3653), LIFE));
    }

    Issuance.Issued issue(CertificateAuthority authority, String commonName) {
        return issuance.issue(
                authority,
                Requests.keys("EC-secp256r1").getPublic(),
                wish(commonName, Optional.empty()),
                OPERATOR);
    }

    static Issuance.Wish wish(String commonName, Optional<Duration> validity) {
        return new Issuance.Wish(
                commonName,
                Optional.empty(),
                List.of("web-1.example.com"),
                List.of("spiffe://example.com/web-1"),
                validity);
    }

    /// What Roles Anywhere thinks of a certificate that is presented to the authority's anchor now.
    CertificateVerdict verdict(CertificateAuthority authority, X509Certificate certificate) {
        return new CertificateVerifier()
                .verify(
                        new PresentedChain(certificate, List.of()),
                        anchorOf(authority),
                        List.copyOf(account.directory.state().anywhere().crls().values()),
                        account.clock.instant());
    }

    TrustAnchor anchorOf(CertificateAuthority authority) {
        String id = authority.anchor().orElseThrow().trustAnchorId();
        return Optional.ofNullable(account.directory.state().anywhere().trustAnchors().get(id))
                .orElseThrow();
    }

    static Refusal refusal(Runnable call) {
        return catchThrowableOfType(RefusedException.class, call::run).refusal();
    }
}
