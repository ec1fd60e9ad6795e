package dev.mayfly.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CaState;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.certificates.CertificateSigner;
import dev.mayfly.certificates.CertificateSigner.ListTerms;
import dev.mayfly.certificates.CertificateSigner.RootName;
import dev.mayfly.certificates.SigningAuthority;
import dev.mayfly.wire.Headers;
import dev.mayfly.wire.WireRequest;
import dev.mayfly.wire.WireResponse;
import dev.mayfly.x509.Certificates;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-04T08:09:10Z");
    private static final CertificateSigner SIGNER =
            new CertificateSigner(InstantSource.fixed(NOW), new SecureRandom());
    private static final SigningAuthority ROOT =
            SIGNER.root(
                    SIGNER.newKey(), new RootName("fleet", "123456789012"), Duration.ofDays(30));

    private CaState state = CaState.EMPTY.with(fleet());
    private Instant now = NOW;
    private final AuthorityPages pages = new AuthorityPages(() -> state, () -> now);

    private static CertificateAuthority fleet() {
        return new CertificateAuthority(
                "fleet",
                AuthorityPurpose.MACHINES,
                ROOT.certificate(),
                NOW,
                new LeafLife(Duration.ofHours(24), Duration.ofDays(7)),
                1,
                list(),
                Optional.empty());
    }

    private static RevocationList list() {
        return RevocationList.parse(
                Certificates.toPem(
                        SIGNER.revocationList(
                                ROOT,
                                new ListTerms(
                                        BigInteger.ONE, Duration.ofDays(7), new TreeMap<>()))));
    }

    private WireResponse call(String method, String path, String... headers) {
        return pages.answer(
                new WireRequest(
                        method,
                        path,
                        "",
                        Headers.of(headers),
                        new byte[0],
                        new WireRequest.Peer(
                                "192.0.2.7", false, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "fleet.crl, application/pkix-crl",
        "fleet.crl.pem, application/x-pem-file",
        "fleet.crt, application/pkix-cert",
        "fleet.pem, application/pem-certificate-chain",
    })
    void everyoneMayReadThem(String file, String type) {
        WireResponse answer = call("GET", "/-/ca/" + file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(type);
        assertThat(answer.headers()).containsKeys("ETag", "Cache-Control");
        WireResponse head = call("HEAD", "/-/ca/" + file);
        assertThat(head.headers()).isEqualTo(answer.headers());
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theyAreWhatTheyAreNamed() {
        String pem = new String(call("GET", "/-/ca/fleet.pem").body(), StandardCharsets.US_ASCII);
        String listPem =
                new String(call("GET", "/-/ca/fleet.crl.pem").body(), StandardCharsets.US_ASCII);
        CertificateAuthority fleet = state.authority("fleet").orElseThrow();

        assertThat(Certificates.fromDer(call("GET", "/-/ca/fleet.crt").body()))
                .isEqualTo(ROOT.certificate());
        assertThat(Certificates.fromPem(pem)).containsExactly(ROOT.certificate());
        assertThat(Certificates.revocationListFromDer(call("GET", "/-/ca/fleet.crl").body()))
                .isEqualTo(fleet.list().crl());
        assertThat(Certificates.revocationList(listPem)).isEqualTo(fleet.list().crl());
    }

    @Test
    void aListMayBeKeptForAMinuteAndNeverBehindItsEnd() {
        assertThat(call("GET", "/-/ca/fleet.crl").headers())
                .isEqualTo(
                        Map.of(
                                "ETag",
                                "\"list-1\"",
                                "Cache-Control",
                                "public, max-age=60",
                                "Last-Modified",
                                "Wed, 04 Nov 2026 08:09:10 GMT"));
        now = NOW.plus(Duration.ofDays(7)).minusSeconds(7);
        assertThat(call("GET", "/-/ca/fleet.crl").headers())
                .containsEntry("Cache-Control", "public, max-age=7");
        now = NOW.plus(Duration.ofDays(8));
        assertThat(call("GET", "/-/ca/fleet.crl").headers())
                .containsEntry("Cache-Control", "public, max-age=0");
    }

    @Test
    void whoHasTheNewestListIsToldSoUntilThereIsANewerOne() {
        assertThat(call("GET", "/-/ca/fleet.crl", "if-none-match", "\"list-1\"").status())
                .isEqualTo(304);

        state = state.with(fleet().publishing(list()));

        assertThat(call("GET", "/-/ca/fleet.crl", "if-none-match", "\"list-1\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/-/ca",
                "/-/ca/",
                "/-/ca/fleet",
                "/-/ca/other.crl",
                "/-/ca/fleet.key",
                "/-/ca/fleet.crl.der",
                "/-/ca/.crl",
                "/-/ca/../ca/fleet.crl",
                "/-/ca/Fleet.crl",
                "/-/ca//fleet.crl",
            })
    void whatIsNoSuchPageIsNotFound(String path) {
        assertThat(call("GET", path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void nobodyWritesThem(String method) {
        assertThat(call(method, "/-/ca/fleet.crl").status()).isEqualTo(405);
    }
}
