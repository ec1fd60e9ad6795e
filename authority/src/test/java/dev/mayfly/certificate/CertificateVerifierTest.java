package dev.mayfly.certificate;

import static dev.mayfly.certificate.Pki.INTERMEDIATE;
import static dev.mayfly.certificate.Pki.NOW;
import static dev.mayfly.certificate.Pki.ROOT;
import static dev.mayfly.certificate.Pki.anchor;
import static dev.mayfly.certificate.Pki.crl;
import static dev.mayfly.certificate.Pki.machine;
import static dev.mayfly.certificate.Pki.presented;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.certificate.Pki.Issued;
import dev.mayfly.x509.MalformedX509Exception;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates made for each case; for what is taken, the nearest that is not.
class CertificateVerifierTest {

    private static final String NODE = "CN=node1,O=Example Corp";
    private static final Instant SECOND_AGO = NOW.minusSeconds(1);

    private final CertificateVerifier verifier = new CertificateVerifier();

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "rsa4096", "p256", "p384"})
    void takesEveryKindOfKeyUnderEveryKindOfAuthority(String key) {
        Issued root = Spec.authority("CN=Root of " + key, key).selfSigned();
        Issued node = Spec.machine(NODE, key).hash("SHA384").by(root);

        assertThat(trusted(presented(node), anchor(root)).path())
                .containsExactly(node.certificate());
    }

    @Test
    void findsTheWayThroughIntermediatesInAnyOrder() {
        Issued middle = Spec.authority("CN=Middle", "middle").by(INTERMEDIATE);
        Issued node = machine().by(middle);
        Issued stranger = Spec.authority("CN=Stranger", "stranger").selfSigned();

        VerifiedCertificate verified =
                trusted(presented(node, INTERMEDIATE, stranger, ROOT, middle), anchor(ROOT));

        assertThat(verified.path())
                .containsExactly(
                        node.certificate(), middle.certificate(), INTERMEDIATE.certificate());
    }

    @Test
    void takesAnIntermediateAsAnchor() {
        assertThat(trusted(presented(machine().by(INTERMEDIATE)), anchor(INTERMEDIATE)).path())
                .hasSize(1);
    }

    @Test
    void takesEitherCertificateOfABundle() {
        Issued successor = Spec.authority("CN=Root,O=Example Corp", "successor").selfSigned();

        assertThat(trusted(presented(machine().by(ROOT)), anchor(successor, ROOT)).path())
                .hasSize(1);
        assertThat(trusted(presented(machine().by(successor)), anchor(successor, ROOT)).path())
                .hasSize(1);
    }

    @Test
    void takesACertificateInItsFirstAndItsLastSecond() {
        Issued first = machine().from(NOW).by(ROOT);
        Issued last = machine().to(NOW).by(ROOT);

        assertThat(trusted(presented(first), anchor(ROOT)).end()).isEqualTo(Pki.NEXT_YEAR);
        assertThat(trusted(presented(last), anchor(ROOT)).end()).isEqualTo(NOW);
    }

    static Stream<Arguments> refused() {
        Issued strictRoot = Spec.authority("CN=Strict", "root").ca(0).selfSigned();
        Issued strictInt = Spec.authority("CN=Strict int", "int").ca(0).by(ROOT);
        Issued weakRoot = Spec.authority("CN=Weak", "rsa1024").selfSigned();
        Issued noCertSign =
                Spec.bare("CN=No sign", "int").ca(9).usage(KeyUsage.digitalSignature).by(ROOT);
        Issued leafAsIssuer = Spec.machine("CN=Leaf", "int").by(ROOT);
        Issued oldInt = Spec.authority("CN=Old", "int").to(SECOND_AGO).by(ROOT);
        Issued oldRoot = Spec.authority("CN=Old root", "root").to(SECOND_AGO).selfSigned();
        Issued impostor = Spec.authority("CN=Root,O=Example Corp", "impostor").selfSigned();
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        return Stream.of(
                row("expired a second ago", machine().to(SECOND_AGO).by(ROOT), "Expired"),
                row(
                        "valid in a second",
                        machine().from(NOW.plusSeconds(1)).by(ROOT),
                        "NotYetValid"),
                row(
                        "authority as leaf",
                        Spec.authority(NODE, "machine").by(ROOT),
                        "AuthorityAsEndEntity"),
                row("no key usage", Spec.bare(NODE, "machine").by(ROOT), "NoDigitalSignature"),
                row(
                        "other key usage",
                        machine().usage(KeyUsage.keyEncipherment).by(ROOT),
                        "NoDigitalSignature"),
                row("version 1", machine().versionOne().by(ROOT), "NotVersionThree"),
                row("no subject", nameless().by(ROOT), "EmptySubject"),
                row(
                        "long name",
                        Spec.machine("CN=" + "a".repeat(65)).by(ROOT),
                        "UnusableCommonName"),
                row("odd name", Spec.machine("CN=a*b").by(ROOT), "UnusableCommonName"),
                row("SHA-1", machine().hash("SHA1").by(ROOT), "WeakSignature"),
                row("RSA-1024", Spec.machine(NODE, "rsa1024").by(ROOT), "WeakKey"),
                row("P-521 leaf", Spec.machine(NODE, "p521").by(ROOT), "WeakKey"),
                row("weak anchor", machine().by(weakRoot), "WeakKey", anchor(weakRoot)),
                row(
                        "unknown critical extension",
                        machine().with(unknown, true, DERNull.INSTANCE).by(ROOT),
                        "InvalidPath"),
                row("another authority", machine().by(impostor), "WrongSignature"),
                row("missing intermediate", machine().by(INTERMEDIATE), "NoPath"),
                row(
                        "issuer no authority",
                        machine().by(leafAsIssuer),
                        "NotAnAuthority",
                        anchor(ROOT),
                        leafAsIssuer),
                row(
                        "issuer may not sign",
                        machine().by(noCertSign),
                        "NotAnAuthority",
                        anchor(ROOT),
                        noCertSign),
                row("issuer expired", machine().by(oldInt), "Expired", anchor(ROOT), oldInt),
                row("anchor expired", machine().by(oldRoot), "Expired", anchor(oldRoot)),
                row(
                        "below a path length",
                        machine().by(under(strictInt)),
                        "PathTooLong",
                        anchor(ROOT),
                        strictInt,
                        under(strictInt)),
                row(
                        "below the root's path length",
                        machine().by(under(strictRoot)),
                        "PathTooLong",
                        anchor(strictRoot),
                        under(strictRoot)),
                row(
                        "below an intermediate's path length",
                        machine().by(under(strictInt)),
                        "PathTooLong",
                        anchor(strictInt),
                        under(strictInt)),
                row("self-signed leaf", machine().selfSigned(), "NoPath"));
    }

    private static Spec nameless() {
        GeneralName dns = new GeneralName(GeneralName.dNSName, "node.example");
        return Spec.machine("").with(Extension.subjectAlternativeName, true, new GeneralNames(dns));
    }

    private static Issued under(Issued issuer) {
        return Spec.authority("CN=Under", "under").serial(BigInteger.TEN).by(issuer);
    }

    private static Arguments row(String what, Issued leaf, String reason) {
        return row(what, leaf, reason, anchor(ROOT));
    }

    private static Arguments row(
            String what, Issued leaf, String reason, TrustAnchor anchor, Issued... others) {
        return Arguments.of(what, presented(leaf, others), anchor, reason);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("refused")
    void refuses(String what, PresentedChain presented, TrustAnchor anchor, String reason) {
        CertificateRefusal refusal = refusal(presented, anchor, List.of());

        assertThat(refusal.getClass().getSimpleName())
                .as(what + ": " + refusal.reason())
                .isEqualTo(reason);
        assertThat(refusal.callerText()).isEqualTo("Untrusted signing certificate");
    }

    @Test
    void holdsNamesToTheConstraintsOfIntermediateAndRoot() {
        Issued root =
                Spec.authority("CN=Constrained", "root").permittingDns("corp.example").selfSigned();
        Issued issuer =
                Spec.authority("CN=Constrained int", "int").permittingDns("corp.example").by(ROOT);
        GeneralName inside = new GeneralName(GeneralName.dNSName, "node.corp.example");
        GeneralName outside = new GeneralName(GeneralName.dNSName, "node.corp.example.org");

        assertThat(trusted(presented(machine().names(inside).by(root)), anchor(root)).path())
                .hasSize(1);
        assertThat(
                        trusted(presented(machine().names(inside).by(issuer), issuer), anchor(ROOT))
                                .path())
                .hasSize(2);
        assertThat(refusal(presented(machine().names(outside).by(root)), anchor(root), List.of()))
                .isInstanceOf(CertificateRefusal.NameNotPermitted.class);
        assertThat(
                        refusal(
                                presented(machine().names(outside).by(issuer), issuer),
                                anchor(ROOT),
                                List.of()))
                .isInstanceOf(CertificateRefusal.NameNotPermitted.class);
    }

    @Test
    void refusesAnIntermediateAnchorWhoseNameConstraintsItCouldNotHonour() {
        Issued issuer =
                Spec.authority("CN=Constrained int", "int").permittingDns("corp.example").by(ROOT);

        assertThat(refusal(presented(machine().by(issuer)), anchor(issuer), List.of()))
                .isInstanceOf(CertificateRefusal.ConstrainedAnchor.class);
    }

    @Test
    void refusesWhatAListRevokesAndNothingElse() {
        Issued revoked = machine().serial(BigInteger.valueOf(291)).by(ROOT);
        Issued neighbour = machine().serial(BigInteger.valueOf(292)).by(ROOT);
        List<Crl> lists = List.of(crl(ROOT, BigInteger.valueOf(291)));

        assertThat(refusal(presented(revoked), anchor(ROOT), lists))
                .isEqualTo(
                        new CertificateRefusal.Revoked(
                                "CN=node1,OU=prod,O=Example Corp,C=DE",
                                "0123",
                                Pki.YESTERDAY,
                                "crl-of-test"));
        assertThat(verifier.verify(presented(neighbour), anchor(ROOT), lists, NOW))
                .isInstanceOf(CertificateVerdict.Trusted.class);
    }

    @Test
    void refusesWhatARevokedIntermediateIssued() {
        List<Crl> lists = List.of(crl(ROOT, INTERMEDIATE.certificate().getSerialNumber()));

        assertThat(
                        refusal(
                                presented(machine().by(INTERMEDIATE), INTERMEDIATE),
                                anchor(ROOT),
                                lists))
                .isInstanceOf(CertificateRefusal.Revoked.class);
    }

    @Test
    void asksNoListThatIsDisabledOrOfAnotherIssuerOrAnchor() {
        BigInteger serial = BigInteger.valueOf(291);
        PresentedChain node = presented(machine().serial(serial).by(ROOT));
        Crl list = crl(ROOT, serial);
        Crl foreign = crl(INTERMEDIATE, serial);
        Crl elsewhere = new Crl(list.id(), "x", list.id(), list.list(), true, NOW, NOW, List.of());

        assertThat(
                        verifier.verify(
                                node,
                                anchor(ROOT),
                                List.of(list.enabled(false, NOW), foreign, elsewhere),
                                NOW))
                .isInstanceOf(CertificateVerdict.Trusted.class);
        assertThat(refusal(node, anchor(ROOT), List.of(list)))
                .isInstanceOf(CertificateRefusal.Revoked.class);
    }

    @Test
    void refusesEverythingOfAnIssuerWhoseListItDidNotSign() {
        Issued impostor = Spec.authority("CN=Root,O=Example Corp", "impostor").selfSigned();

        assertThat(refusal(presented(machine().by(ROOT)), anchor(ROOT), List.of(crl(impostor))))
                .isInstanceOf(CertificateRefusal.UnusableList.class);
    }

    @Test
    void stillAsksAnOverdueListAndReportsIt() {
        Crl overdue = crl("late", ROOT, NOW, BigInteger.valueOf(291));
        Crl due = crl("due", ROOT, NOW.plusSeconds(1), BigInteger.valueOf(291));
        PresentedChain revoked = presented(machine().serial(BigInteger.valueOf(291)).by(ROOT));

        assertThat(refusal(revoked, anchor(ROOT), List.of(overdue)))
                .isInstanceOf(CertificateRefusal.Revoked.class);
        assertThat(
                        trusted(presented(machine().by(ROOT)), anchor(ROOT), List.of(overdue, due))
                                .overdueLists())
                .containsExactly("late");
    }

    @Test
    void takesAChainOfFiveAndRefusesToReadSix() {
        List<Issued> chain = new ArrayList<>();
        Issued issuer = ROOT;
        for (int i = 0; i < 5; i++) {
            issuer = Spec.authority("CN=Level " + i, "level" + i).by(issuer);
            chain.add(issuer);
        }
        Issued node = machine().by(issuer);
        Issued[] five = chain.toArray(Issued[]::new);

        assertThat(trusted(presented(node, five), anchor(ROOT)).path()).hasSize(6);
        assertThatThrownBy(() ->
                        new PresentedChain(
                                node.certificate(), Collections.nCopies(6, ROOT.certificate())))
                .isInstanceOf(MalformedX509Exception.class);
    }

    @Test
    void triesNoMoreThanAFewOfManyWaysAStrangerOffers() {
        Issued[] twins = new Issued[5];
        for (int i = 0; i < twins.length; i++) {
            twins[i] = Spec.authority("CN=Twin", "twin" + i).selfSigned();
        }
        Issued node = machine().by(twins[0]);

        assertThat(CandidatePaths.of(presented(node, twins), List.of(twins[0].certificate())))
                .hasSizeLessThanOrEqualTo(8);
        assertThat(refusal(presented(node, twins), anchor(ROOT), List.of()))
                .isInstanceOf(CertificateRefusal.NoPath.class);
    }

    private VerifiedCertificate trusted(PresentedChain presented, TrustAnchor anchor) {
        return trusted(presented, anchor, List.of());
    }

    private VerifiedCertificate trusted(
            PresentedChain presented, TrustAnchor anchor, List<Crl> crls) {
        return switch (verifier.verify(presented, anchor, crls, NOW)) {
            case CertificateVerdict.Trusted(VerifiedCertificate certificate) -> certificate;
            case CertificateVerdict.Refused(CertificateRefusal refusal) ->
                    throw new AssertionError(refusal.reason());
        };
    }

    private CertificateRefusal refusal(
            PresentedChain presented, TrustAnchor anchor, List<Crl> crls) {
        return switch (verifier.verify(presented, anchor, crls, NOW)) {
            case CertificateVerdict.Trusted _ -> throw new AssertionError("it was taken");
            case CertificateVerdict.Refused(CertificateRefusal refusal) -> refusal;
        };
    }
}
