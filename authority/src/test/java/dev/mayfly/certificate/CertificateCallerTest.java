package dev.mayfly.certificate;

import static dev.mayfly.certificate.Pki.NOW;
import static dev.mayfly.certificate.Pki.ROOT;
import static dev.mayfly.certificate.Pki.anchor;
import static dev.mayfly.certificate.Pki.presented;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.session.VerifiedCaller;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a certificate in trust and session.
class CertificateCallerTest {

    private static final Arn ANCHOR =
            Arn.parse("arn:aws:rolesanywhere:us-east-1:123456789012:trust-anchor/" + Pki.ANCHOR_ID)
                    .orElseThrow();

    /// The example of the User Guide.
    @Test
    void mapsSubjectIssuerAndTheFirstAlternativeNameOfEachKind() {
        Spec alice =
                Spec.machine("CN=Alice")
                        .names(
                                new GeneralName(GeneralName.rfc822Name, "ops@example.com"),
                                new GeneralName(GeneralName.dNSName, "example.com"),
                                new GeneralName(GeneralName.dNSName, "second.example.com"),
                                new GeneralName(
                                        GeneralName.uniformResourceIdentifier,
                                        "spiffe://example.com/workload/alice"),
                                new GeneralName(new X500Name("CN=Alice")));

        assertThat(tags(alice, AttributeMappings.DEFAULT))
                .containsExactlyInAnyOrder(
                        new Tag("x509Subject/CN", "Alice"),
                        new Tag("x509Issuer/CN", "Root"),
                        new Tag("x509Issuer/O", "Example Corp"),
                        new Tag("x509SAN/DNS", "example.com"),
                        new Tag("x509SAN/URI", "spiffe://example.com/workload/alice"),
                        new Tag("x509SAN/Name/CN", "Alice"));
    }

    @Test
    void joinsSeveralValuesInTheOrderOfTheCertificate() {
        Spec alice = Spec.machine("OU=Research,OU=Engineering,OU=Security,CN=alice");

        assertThat(tags(alice, AttributeMappings.DEFAULT))
                .contains(new Tag("x509Subject/OU", "Security/Engineering/Research"));
    }

    @Test
    void leavesOutWhatNoTagMayBe() {
        Spec odd = Spec.machine("CN=alice,OU=a*b,O=" + "o".repeat(257) + ",L=Köln am Rhein");

        assertThat(tags(odd, only(CertificateField.SUBJECT, "*")))
                .containsExactlyInAnyOrder(
                        new Tag("x509Subject/CN", "alice"),
                        new Tag("x509Subject/L", "Köln am Rhein"));
    }

    @Test
    void mapsOnlyWhatTheProfileNames() {
        Spec alice =
                Spec.machine("CN=alice,OU=prod,O=Example Corp")
                        .names(
                                new GeneralName(new X500Name("CN=n,O=o")),
                                new GeneralName(GeneralName.dNSName, "a.example"));

        assertThat(tags(alice, only(CertificateField.SUBJECT, "OU")))
                .containsExactly(new Tag("x509Subject/OU", "prod"));
        assertThat(tags(alice, only(CertificateField.ALTERNATIVE_NAME, "Name/O")))
                .containsExactly(new Tag("x509SAN/Name/O", "o"));
        assertThat(tags(alice, only(CertificateField.ALTERNATIVE_NAME, "Name")))
                .containsExactly(new Tag("x509SAN/Name/CN", "n"), new Tag("x509SAN/Name/O", "o"));
        assertThat(tags(alice, only(CertificateField.SUBJECT, "UID"))).isEmpty();
    }

    @Test
    void mapsAnAttributeWithoutAUsualNameByItsIdentifierAlone() {
        Spec alice = Spec.machine("CN=alice,1.3.6.1.4.1.99999.7=blue");

        assertThat(tags(alice, only(CertificateField.SUBJECT, "1.3.6.1.4.1.99999.7")))
                .containsExactly(new Tag("x509Subject/1.3.6.1.4.1.99999.7", "blue"));
        assertThat(tags(alice, only(CertificateField.SUBJECT, "*")))
                .containsExactly(new Tag("x509Subject/CN", "alice"));
    }

    @ParameterizedTest
    @CsvSource({"291, 0123", "17767, 4567", "255, ff", "256, 0100", "0, 00"})
    void namesSessionsByTheSerialNumber(String decimal, String hex) {
        VerifiedCertificate certificate =
                verified(Spec.machine("CN=a").serial(new BigInteger(decimal)));

        assertThat(certificate.sessionName()).isEqualTo(hex);
    }

    @Test
    void takesTheCommonNameAsSourceIdentityByTheRulesOfTheGuide() {
        assertThat(identity("CN=" + "a".repeat(61))).isEqualTo("CN=" + "a".repeat(61));
        assertThat(identity("CN=" + "a".repeat(62))).isEqualTo("a".repeat(62));
        assertThat(identity("CN=" + "a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(
                        verified(Spec.machine("O=corp").serial(BigInteger.valueOf(291)))
                                .sourceIdentity())
                .isEqualTo("ID=0123");
    }

    @Test
    void isTheServiceActingForTheAnchor() {
        VerifiedCaller caller =
                CertificateCaller.of(
                        verified(Spec.machine("CN=node1,O=corp")),
                        ANCHOR,
                        AttributeMappings.DEFAULT);

        assertThat(caller.kind()).isEqualTo(VerifiedCaller.Kind.SERVICE);
        assertThat(caller.principalArn()).isEqualTo("rolesanywhere.amazonaws.com");
        assertThat(caller.sourceIdentity()).isEqualTo(Optional.of("CN=node1"));
        assertThat(caller.trustContext())
                .containsEntry("aws:SourceArn", List.of(ANCHOR.toString()))
                .containsEntry("aws:SourceAccount", List.of("123456789012"))
                .containsEntry("aws:PrincipalTag/x509Subject/CN", List.of("node1"))
                .doesNotContainKey("aws:PrincipalTag/x509Subject/OU");
        assertThat(caller.provenance())
                .containsEntry("x509Subject", "CN=node1,O=corp")
                .containsEntry("trustAnchorArn", ANCHOR.toString());
    }

    private static String identity(String subject) {
        return verified(Spec.machine(subject)).sourceIdentity();
    }

    private static AttributeMappings only(CertificateField field, String specifier) {
        return new AttributeMappings(Map.of(field, List.of(specifier)));
    }

    private static List<Tag> tags(Spec spec, AttributeMappings mappings) {
        return CertificateCaller.of(verified(spec), ANCHOR, mappings).tags();
    }

    private static VerifiedCertificate verified(Spec spec) {
        CertificateVerdict verdict =
                new CertificateVerifier()
                        .verify(presented(spec.by(ROOT)), anchor(ROOT), List.of(), NOW);
        return ((CertificateVerdict.Trusted) verdict).certificate();
    }
}
