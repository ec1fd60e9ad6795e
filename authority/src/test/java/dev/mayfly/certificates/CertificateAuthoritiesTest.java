package dev.mayfly.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.certificates.CertificateAuthorities.Wish;
import dev.mayfly.iam.Directory;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.rolesanywhere.TrustAnchors;
import dev.mayfly.session.TestAccount;
import dev.mayfly.x509.Certificates;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAuthoritiesTest {

    private final Running running = new Running();

    @Test
    void anAuthorityOfMachinesIsATrustAnchorWithItsListFromItsFirstInstant() {
        CertificateAuthority made = running.create("fleet");

        TrustAnchor anchor = running.anchorOf(made);
        assertThat(anchor.name()).isEqualTo("fleet");
        assertThat(anchor.enabled()).isTrue();
        assertThat(anchor.bundle().certificates()).containsExactly(made.certificate());
        assertThat(running.account.directory.state().anywhere().crls().values())
                .extracting(Crl::id, Crl::trustAnchorId, Crl::list)
                .containsExactly(
                        tuple(made.anchor().orElseThrow().crlId(), anchor.id(), made.list()));
        assertThat(running.authorities.get("fleet")).isEqualTo(made);
    }

    @Test
    void itsCertificateIsThatOfAnAuthorityForEndEntitiesOnly() throws Exception {
        X509Certificate certificate = running.create("fleet").certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=fleet,OU=123456789012,O=Mayfly");
        assertThat(certificate.getBasicConstraints()).isZero();
        boolean[] usage = certificate.getKeyUsage();
        assertThat(usage)
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(certificate.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(certificate.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.14");
        assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(127);
        assertThat(certificate.getNotBefore().toInstant())
                .isEqualTo(
                        running.account
                                .clock
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .minusSeconds(120));
    }

    @Test
    void aNameIsTakenOnce() {
        running.create("fleet");

        assertThat(Running.refusal(() -> running.create("fleet")))
                .isInstanceOf(Refusal.EntityAlreadyExists.class);
        assertThat(running.authorities.list()).hasSize(1);
        assertThat(running.account.directory.state().anywhere().trustAnchors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Fleet",
                "-fleet",
                "fleet-",
                "fl eet",
                "fleet.crl",
                "../fleet",
                "flöte",
                "mayfly-nodes",
                "mayfly-other",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesNames(String name) {
        assertThat(Running.refusal(() -> running.create(name)))
                .isInstanceOf(Refusal.InvalidMember.class);
        assertThat(running.authorities.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, PT15M, PT15M, ''",
        "P7305D, PT24H, P90D, ''",
        "PT23H59M, PT24H, P7D, The authority's certificate is good for 24 hours to 7305 days",
        "P7306D, PT24H, P7D, The authority's certificate is good for 24 hours to 7305 days",
        "P3653D, PT14M, P7D, A certificate is good for 15 minutes to 7 days",
        "P3653D, PT24H, P91D, A certificate is good for 15 minutes to 90 days",
    })
    void timesAreBounded(Duration validity, Duration usual, Duration longest, String refusal) {
        Wish wish = new Wish("fleet", validity, new LeafLife(usual, longest));

        if (refusal.isEmpty()) {
            assertThat(running.authorities.create(wish).leafLife()).isEqualTo(wish.leafLife());
        } else {
            assertThat(Running.refusal(() -> running.authorities.create(wish)).message())
                    .startsWith(refusal);
        }
    }

    @Test
    void theTwentyFirstFindsNoRoom() {
        for (int i = 1; i <= 20; i++) {
            running.create("fleet" + i);
        }

        assertThat(Running.refusal(() -> running.create("fleet21")))
                .isInstanceOf(Refusal.LimitExceeded.class);
    }

    @Test
    void theAuthorityOfNodesIsMadeOnceAndTrustedNowhereElse() {
        CertificateAuthority nodes = running.authorities.forNodes();

        assertThat(running.authorities.forNodes()).isEqualTo(nodes);
        assertThat(nodes.purpose()).isEqualTo(AuthorityPurpose.NODES);
        assertThat(nodes.anchor()).isEmpty();
        assertThat(running.account.directory.state().anywhere().trustAnchors()).isEmpty();
    }

    @Test
    void nobodyMakesATrustAnchorOfTheAuthorityOfNodes() {
        String pem = Certificates.toPem(running.authorities.forNodes().certificate());
        String machines = Certificates.toPem(running.create("fleet").certificate());
        TrustAnchors anchors =
                new TrustAnchors(
                        running.account.directory,
                        new AnywhereIds(running.account.random),
                        running.account.clock);
        TrustAnchor other = anchors.create(wish("fleet again", machines));

        assertThat(Running.refusal(() -> anchors.create(wish("nodes", pem))).message())
                .contains("nodes alone");
        assertThat(Running.refusal(() -> anchors.create(wish("both", machines + pem))).message())
                .contains("nodes alone");
        assertThat(
                        Running.refusal(() ->
                                        anchors.update(
                                                other.id(), Optional.empty(), Optional.of(pem)))
                                .message())
                .contains("nodes alone");
    }

    private static TrustAnchors.Wish wish(String name, String pem) {
        return new TrustAnchors.Wish(name, pem, true, List.of(), List.of());
    }

    @Test
    void anotherNodeSignsWithTheSameKey() throws Exception {
        CertificateAuthority made = running.create("fleet");
        Running other = new Running(running.account);

        X509Certificate issued = other.issue(made, "web-1").certificate();

        issued.verify(made.certificate().getPublicKey());
    }

    @Test
    void anAuthorityWhoseKeyIsGoneSignsNothing() {
        CertificateAuthority made = running.create("fleet");
        AuthorityKeys otherKeys =
                new AuthorityKeys(
                        new TestAccount().rings,
                        new CertificateSigner(running.account.clock, running.account.random));

        assertThatThrownBy(() -> otherKeys.signing(made))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another one");
        assertThat(
                        new SigningAuthority(
                                        made.certificate(), running.keys.pair("fleet").getPrivate())
                                .toString())
                .doesNotContain("rivate");
    }

    @Test
    void twoNodesThatMakeTheAuthorityOfNodesAtOnceAgree() {
        Directory directory = running.account.directory;
        CertificateAuthority one = running.authorities.forNodes();
        CertificateAuthority two = new Running(running.account).authorities.forNodes();

        assertThat(two).isEqualTo(one);
        assertThat(directory.state().holdings().authorities().authorities()).hasSize(1);
    }
}
