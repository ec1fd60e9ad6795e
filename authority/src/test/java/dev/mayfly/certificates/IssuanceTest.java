package dev.mayfly.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.x509.AlternativeNames;
import dev.mayfly.x509.Requests;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuanceTest {

    private static final PublicKey KEY = Requests.keys("EC-secp256r1").getPublic();

    private final Running running = new Running();
    private final CertificateAuthority fleet = running.create("fleet");

    @Test
    void aCertificateSaysWhatWasWishedForAndIsTrusted() throws Exception {
        Issuance.Issued issued = running.issue(fleet, "web-1");
        X509Certificate certificate = issued.certificate();

        assertThat(running.verdict(fleet, certificate))
                .isInstanceOf(CertificateVerdict.Trusted.class);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=web-1");
        assertThat(certificate.getPublicKey()).isEqualTo(KEY);
        assertThat(AlternativeNames.of(certificate))
                .isEqualTo(
                        new AlternativeNames(
                                List.of("web-1.example.com"),
                                List.of("spiffe://example.com/web-1"),
                                List.of()));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getExtensionValue("2.5.29.35")).isNotNull();
        assertThat(
                        new String(
                                certificate.getExtensionValue("2.5.29.31"),
                                StandardCharsets.ISO_8859_1))
                .endsWith("https://mayfly.example.com/-/ca/fleet.crl");
        Instant now = running.account.clock.instant().truncatedTo(ChronoUnit.SECONDS);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(now.minusSeconds(120));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofHours(24)));
    }

    @Test
    void whatIsKeptNamesItsOriginAndNoKey() {
        Issuance.Issued issued = running.issue(fleet, "web-1");

        IssuedCertificate kept =
                running.account
                        .directory
                        .state()
                        .holdings()
                        .authorities()
                        .certificate(issued.kept().serialHex())
                        .orElseThrow();
        assertThat(kept)
                .isEqualTo(
                        new IssuedCertificate(
                                "fleet",
                                issued.certificate().getSerialNumber(),
                                "CN=web-1",
                                List.of("DNS:web-1.example.com", "URI:spiffe://example.com/web-1"),
                                issued.certificate().getNotBefore().toInstant(),
                                issued.certificate().getNotAfter().toInstant(),
                                Running.OPERATOR,
                                Optional.empty()));
    }

    @Test
    void signingAloneKeepsNothing() {
        running.issuance.sign(fleet, KEY, Running.wish("web-1", Optional.empty()), "arn");

        assertThat(running.account.directory.state().holdings().authorities().certificates())
                .isEmpty();
    }

    @Test
    void serialNumbersAreRandomAndPositiveAndOfOneLength() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String serial =
                    running.issuance
                            .sign(fleet, KEY, Running.wish("web-1", Optional.empty()), "arn")
                            .kept()
                            .serialHex();
            assertThat(serial).matches("[4-7][0-9a-f]{31}");
            seen.add(serial.substring(1, 9));
        }
        assertThat(seen).hasSizeGreaterThan(190);
    }

    @ParameterizedTest
    @CsvSource({
        "PT15M, ''",
        "P7D, ''",
        "PT14M59S, A certificate is good for at least 15 minutes",
        "P7DT1S, The authority fleet issues certificates for at most 7 days",
    })
    void validityIsBoundedByTheAuthority(Duration validity, String refusal) {
        Runnable issuing =
                () ->
                        running.issuance.issue(
                                fleet, KEY, Running.wish("web-1", Optional.of(validity)), "arn");

        if (refusal.isEmpty()) {
            issuing.run();
            assertThat(running.lists.behind("")).hasSize(1);
        } else {
            assertThat(Running.refusal(issuing).message()).containsIgnoringCase(refusal);
            assertThat(running.lists.behind("")).isEmpty();
        }
    }

    @Test
    void noCertificateOutlivesItsAuthority() {
        running.account.clock.set(fleet.end().minusSeconds(3600));

        assertThat(running.issue(fleet, "web-1").kept().notAfter()).isEqualTo(fleet.end());

        running.account.clock.set(fleet.end());
        assertThat(Running.refusal(() -> running.issue(fleet, "web-1")).message())
                .contains("is over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "web,1",
                "web\n1",
                "wäb",
                "-web",
                "web/1",
                "CN=web",
                "web\\2c",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesNames(String name) {
        assertThat(Running.refusal(() -> running.issue(fleet, name)))
                .isInstanceOf(Refusal.InvalidMember.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.example.com | spiffe://a/b",
                "a..b | spiffe://a/b",
                "-a.b | spiffe://a/b",
                "a_b | spiffe://a/b",
                "a.b. | spiffe://a/b",
                "exämple.com | spiffe://a/b",
                "a.b | relative",
                "a.b | //host/path",
                "a.b | urn:a b",
                "a.b | https://exämple.com/",
                "a.b | https://a/#fragment",
            })
    void refusesAlternativeNames(String dns, String uri) {
        Issuance.Wish wish =
                new Issuance.Wish(
                        "web-1", Optional.empty(), List.of(dns), List.of(uri), Optional.empty());

        assertThat(Running.refusal(() -> running.issuance.issue(fleet, KEY, wish, "arn")))
                .isInstanceOf(Refusal.InvalidMember.class);
        assertThat(running.lists.behind("")).isEmpty();
    }

    @Test
    void withoutAPublicUrlACertificateSaysNothingOfAList() {
        Issuance silent =
                new Issuance(
                        running.account.directory,
                        running.keys,
                        new CertificateSigner(running.account.clock, running.account.random),
                        new Issuance.Addresses(Optional.empty()),
                        running.account.clock);

        X509Certificate certificate =
                silent.sign(fleet, KEY, Running.wish("web-1", Optional.empty()), "arn")
                        .certificate();

        assertThat(certificate.getNonCriticalExtensionOIDs()).doesNotContain("2.5.29.31");
    }

    @Test
    void issuersAndSubjectsStayApart() {
        CertificateAuthority other = running.create("other");
        X509Certificate issued = running.issue(fleet, "web-1").certificate();

        assertThat(running.verdict(other, issued)).isInstanceOf(CertificateVerdict.Refused.class);
    }
}
