package dev.mayfly.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.certificate.CertificateRefusal;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.rolesanywhere.Crls;
import dev.mayfly.rolesanywhere.TrustAnchors;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RevocationListsTest {

    private final Running running = new Running();
    private final CertificateAuthority fleet = running.create("fleet");
    private final Crls crls =
            new Crls(
                    running.account.directory,
                    new AnywhereIds(running.account.random),
                    running.account.clock);

    private CertificateAuthority now() {
        return running.authorities.get("fleet");
    }

    private Crl imported() {
        return crls.get(fleet.anchor().orElseThrow().crlId());
    }

    @Test
    void aRevokedCertificateIsRefusedAtOnceAndItsNeighbourIsNot() {
        Issuance.Issued bad = running.issue(fleet, "web-1");
        Issuance.Issued good = running.issue(fleet, "web-1");

        running.lists.revoke(bad.kept().serialHex(), RevocationReason.KEY_COMPROMISE);

        assertThat(running.verdict(fleet, bad.certificate()))
                .isInstanceOfSatisfying(
                        CertificateVerdict.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(CertificateRefusal.Revoked.class));
        assertThat(running.verdict(fleet, good.certificate()))
                .isInstanceOf(CertificateVerdict.Trusted.class);
    }

    @Test
    void theListSaysWhenAndWhyAndIsSignedByTheAuthority() throws Exception {
        Issuance.Issued bad = running.issue(fleet, "web-1");

        running.lists.revoke(bad.kept().serialHex(), RevocationReason.SUPERSEDED);

        X509CRL list = now().list().crl();
        list.verify(fleet.certificate().getPublicKey());
        assertThat(list.getVersion()).isEqualTo(2);
        assertThat(list.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder("2.5.29.20", "2.5.29.35");
        assertThat(list.getExtensionValue("2.5.29.20")).endsWith(0x02, 0x01, 0x02);
        assertThat(
                        Duration.between(
                                list.getThisUpdate().toInstant(), list.getNextUpdate().toInstant()))
                .isEqualTo(Duration.ofDays(7));
        X509CRLEntry entry = list.getRevokedCertificate(bad.certificate().getSerialNumber());
        assertThat(entry.getRevocationReason()).isEqualTo(CRLReason.SUPERSEDED);
        assertThat(list.getRevokedCertificates()).hasSize(1);
        assertThat(imported().list()).isEqualTo(now().list());
        assertThat(now().listNumber()).isEqualTo(2);
    }

    @Test
    void revokingTwiceChangesNothing() {
        String serial = running.issue(fleet, "web-1").kept().serialHex();
        IssuedCertificate first = running.lists.revoke(serial, RevocationReason.SUPERSEDED);
        running.account.clock.advance(Duration.ofMinutes(1));

        assertThat(running.lists.revoke(serial, RevocationReason.KEY_COMPROMISE)).isEqualTo(first);
        assertThat(now().listNumber()).isEqualTo(2);
    }

    @Test
    void refusesWhatNobodyIssuedAndWhatIsOver() {
        IssuedCertificate kept = running.issue(fleet, "web-1").kept();

        assertThat(Running.refusal(() -> revoke("0123456789abcdef")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        running.account.clock.set(kept.notAfter().plusMillis(1));
        assertThat(Running.refusal(() -> revoke(kept.serialHex())))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    private void revoke(String serial) {
        running.lists.revoke(serial, RevocationReason.UNSPECIFIED);
    }

    @Test
    void aListThatWasDisabledOrDeletedCountsAgainOnceSomethingIsRevoked() {
        Issuance.Issued one = running.issue(fleet, "web-1");
        Issuance.Issued two = running.issue(fleet, "web-2");
        crls.setEnabled(imported().id(), false);
        revoke(one.kept().serialHex());
        assertThat(running.verdict(fleet, one.certificate()))
                .isInstanceOf(CertificateVerdict.Refused.class);

        crls.delete(imported().id());
        revoke(two.kept().serialHex());
        assertThat(running.verdict(fleet, two.certificate()))
                .isInstanceOf(CertificateVerdict.Refused.class);
        assertThat(imported().enabled()).isTrue();
    }

    @Test
    void anAuthorityWhoseAnchorWasDeletedStillPublishes() {
        String serial = running.issue(fleet, "web-1").kept().serialHex();
        new TrustAnchors(
                        running.account.directory,
                        new AnywhereIds(running.account.random),
                        running.account.clock)
                .delete(fleet.anchor().orElseThrow().trustAnchorId());

        revoke(serial);

        assertThat(now().listNumber()).isEqualTo(2);
        assertThat(running.account.directory.state().anywhere().crls()).isEmpty();
    }

    @Test
    void aListIsRenewedWhenItIsADayOldAndNotBefore() {
        running.account.clock.set(
                fleet.list()
                        .crl()
                        .getThisUpdate()
                        .toInstant()
                        .plus(Duration.ofDays(1))
                        .minusMillis(1));
        running.lists.keepUp();
        assertThat(now().listNumber()).isEqualTo(1);

        running.account.clock.advance(Duration.ofMillis(1));
        running.lists.keepUp();
        assertThat(now().listNumber()).isEqualTo(2);
        assertThat(imported().list()).isEqualTo(now().list());
        running.lists.keepUp();
        assertThat(now().listNumber()).isEqualTo(2);
    }

    @Test
    void upkeepThatHasNothingToDoCommitsNothing() {
        running.issue(fleet, "web-1");
        var before = running.account.directory.state();

        running.lists.keepUp();

        assertThat(running.account.directory.state()).isSameAs(before);
    }

    @Test
    void whatIsOverIsForgottenTwoDaysLaterAndLeavesTheNextList() {
        Issuance.Issued bad = running.issue(fleet, "web-1");
        revoke(bad.kept().serialHex());
        running.account.clock.set(bad.kept().notAfter().plus(Duration.ofDays(2)));
        running.lists.keepUp();
        assertThat(running.lists.find(bad.kept().serialHex())).isPresent();
        assertThat(now().list().crl().isRevoked(bad.certificate())).isTrue();

        running.account.clock.advance(Duration.ofDays(1));
        running.lists.keepUp();
        assertThat(running.lists.find(bad.kept().serialHex())).isEmpty();
        assertThat(now().list().crl().getRevokedCertificates()).isNull();
    }

    @Test
    void theAuthorityOfNodesRevokesForItself() {
        CertificateAuthority nodes = running.authorities.forNodes();
        Issuance.Issued node = running.issue(nodes, "node-1");

        revoke(node.kept().serialHex());

        assertThat(running.authorities.get(nodes.name()).list().crl().isRevoked(node.certificate()))
                .isTrue();
        assertThat(now().listNumber()).isEqualTo(1);
    }

    @Test
    void certificatesAreListedBySerialNumberFromAnyPlace() {
        String one = running.issue(fleet, "web-1").kept().serialHex();
        String two = running.issue(fleet, "web-2").kept().serialHex();
        String first = one.compareTo(two) < 0 ? one : two;
        String last = first.equals(one) ? two : one;

        assertThat(running.lists.behind(""))
                .extracting(IssuedCertificate::serialHex)
                .containsExactly(first, last);
        assertThat(running.lists.behind(first))
                .extracting(IssuedCertificate::serialHex)
                .containsExactly(last);
        assertThat(running.lists.behind(last)).isEmpty();
    }
}
