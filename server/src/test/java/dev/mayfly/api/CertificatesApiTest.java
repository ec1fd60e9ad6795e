package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.sql.Database;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Permission;
import dev.mayfly.x509.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesApiTest {

    private static final String FLEET =
            "arn:aws:mayfly:us-east-1:123456789012:certificate-authority/fleet";

    @TempDir Path home;
    private Database database;
    private CertificateWire wire;

    @BeforeEach
    void start() {
        database = Database.sqlite(home.resolve("state.db"), Database.Durability.SYNCED);
        wire = new CertificateWire(database);
        assertThat(wire.call("CreateCertificateAuthority", "{\"Name\":\"fleet\"}").status())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void anIssuedCertificateAndItsAuthorityAreInTheAnswer() throws Exception {
        CertificateWire.Answer answer = wire.issue("fleet", "web-1");

        assertThat(answer.status()).isEqualTo(200);
        X509Certificate leaf = Certificates.fromPem(answer.text("Certificate")).getFirst();
        X509Certificate root = Certificates.fromPem(answer.text("CertificateChain")).getFirst();
        leaf.verify(root.getPublicKey());
        assertThat(answer.text("SerialNumber"))
                .isEqualTo(IssuedCertificate.hex(leaf.getSerialNumber()));
        assertThat(answer.text("Subject")).isEqualTo("CN=web-1");
        assertThat(answer.text("CertificateAuthorityArn")).isEqualTo(FLEET);
        assertThat(answer.text("TrustAnchorArn"))
                .startsWith("arn:aws:rolesanywhere:us-east-1:123456789012:trust-anchor/");
    }

    @Test
    void theEventSaysWhatWasIssuedAndHoldsNeitherRequestNorCertificate() {
        String serial = wire.issue("fleet", "web-1").text("SerialNumber");

        TrailEvent event = wire.events.getLast();
        assertThat(event.eventName()).isEqualTo("IssueCertificate");
        assertThat(event.toString())
                .contains(serial, "CN=web-1", "notAfter", "commonName=web-1", FLEET)
                .doesNotContain("CERTIFICATE", "csr");
    }

    @Test
    void noCertificateLeavesThatCouldNotBeRecorded() {
        wire.sink =
                _ -> {
                    throw new RefusedException(new Refusal.ServiceUnavailable("the disk is full"));
                };

        CertificateWire.Answer answer = wire.issue("fleet", "web-1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("CERTIFICATE", "SerialNumber");
    }

    @Test
    void whatWasIssuedIsDurableBeforeItIsRecorded() {
        int[] kept = new int[1];
        wire.sink =
                _ ->
                        kept[0] =
                                new CertificateWire(database)
                                        .directory
                                        .state()
                                        .holdings()
                                        .authorities()
                                        .certificates()
                                        .size();

        wire.issue("fleet", "web-1");

        assertThat(kept[0]).isEqualTo(1);
    }

    @Test
    void eachOperationNeedsItsPermission() {
        String serial = wire.issue("fleet", "web-1").text("SerialNumber");
        wire.call("RevokeCertificate", "{\"SerialNumber\":\"" + serial + "\"}");
        wire.call("RevokeCertificate", "{\"SerialNumber\":\"abcd\"}");
        wire.call("ListCertificates", "{}");
        wire.call("ListCertificates", "{\"CertificateAuthority\":\"fleet\"}");
        wire.call("ListCertificateAuthorities", "{}");

        assertThat(wire.needed)
                .containsExactly(
                        Permission.of("mayfly:CreateCertificateAuthority", FLEET),
                        Permission.of("rolesanywhere:CreateTrustAnchor", "*"),
                        Permission.of("rolesanywhere:ImportCrl", "*"),
                        new Permission(
                                "mayfly:IssueCertificate",
                                FLEET,
                                Map.of("mayfly:CommonName", List.of("web-1"))),
                        Permission.of("mayfly:RevokeCertificate", FLEET),
                        Permission.of("mayfly:RevokeCertificate", "*"),
                        Permission.of("mayfly:ListCertificates", "*"),
                        Permission.of("mayfly:ListCertificates", FLEET),
                        Permission.of("mayfly:ListCertificateAuthorities", "*"));
    }

    @Test
    void theAuthorityOfNodesServesNobodyByCalls() {
        CertificateAuthority nodes = wire.authorities.forNodes();
        IssuedCertificate node =
                wire.issuance
                        .issue(
                                nodes,
                                wire.signer.newKey().getPublic(),
                                new Issuance.Wish(
                                        "node-1",
                                        Optional.of("mayfly-nodes"),
                                        List.of(),
                                        List.of(),
                                        Optional.empty()),
                                "arn")
                        .kept();

        assertThat(wire.issue("mayfly-nodes", "web-1").body()).contains("nodes alone");
        assertThat(
                        wire.call(
                                        "RevokeCertificate",
                                        "{\"SerialNumber\":\"" + node.serialHex() + "\"}")
                                .body())
                .contains("lock or remove the node");
        assertThat(node.subject()).isEqualTo("CN=node-1,O=mayfly-nodes");
        assertThat(wire.lists.get(node.serialHex()).revocation()).isEmpty();
    }

    @Test
    void certificatesComeInPages() {
        for (int i = 0; i < 3; i++) {
            wire.issue("fleet", "web-" + i);
        }

        CertificateWire.Answer first = wire.call("ListCertificates", "{\"MaxResults\":2}");
        String token = first.text("NextToken");
        CertificateWire.Answer second =
                wire.call("ListCertificates", "{\"MaxResults\":2,\"NextToken\":\"" + token + "\"}");

        assertThat(first.body().split("\"SerialNumber\"", -1)).hasSize(3);
        assertThat(second.body().split("\"SerialNumber\"", -1)).hasSize(2);
        assertThat(second.body()).doesNotContain("NextToken");
    }

    @Test
    void aRevokedCertificateIsListedAsOne() {
        String serial = wire.issue("fleet", "web-1").text("SerialNumber");
        String colons = serial.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");

        CertificateWire.Answer revoked =
                wire.call(
                        "RevokeCertificate",
                        "{\"SerialNumber\":\"" + colons + "\",\"Reason\":\"SUPERSEDED\"}");

        assertThat(revoked.text("SerialNumber")).isEqualTo(serial);
        assertThat(wire.call("ListCertificates", "{}").body())
                .contains("\"Reason\":\"SUPERSEDED\"", "RevokedAt");
    }

    @Test
    void afterARestartTheSameKeySigns() throws Exception {
        X509Certificate root = wire.authorities.get("fleet").certificate();

        CertificateWire restarted = new CertificateWire(database);
        X509Certificate leaf =
                Certificates.fromPem(restarted.issue("fleet", "web-1").text("Certificate"))
                        .getFirst();

        leaf.verify(root.getPublicKey());
        assertThat(restarted.authorities.get("fleet")).isEqualTo(wire.authorities.get("fleet"));
    }

    @Test
    void theDiskSeesNoKey() throws IOException {
        byte[] shared = wire.authorities.get("fleet").certificate().getPublicKey().getEncoded();
        database.close();

        // A ring holds the public key in front of the private one, so this finds both or none.
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(home)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all).contains("ca-fleet");
        assertThat(all.indexOf(new String(shared, StandardCharsets.ISO_8859_1))).isNegative();
        database = Database.sqlite(home.resolve("other.db"), Database.Durability.SYNCED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CreateCertificateAuthority | {\"Name\":\"fleet\"} | ConflictException",
                "CreateCertificateAuthority | {\"Name\":\"a.b\"} | ValidationException",
                "CreateCertificateAuthority | {} | ValidationException",
                "CreateCertificateAuthority | {\"Name\":\"a\",\"ValiditySeconds\":-1} | ValidationException",
                "CreateCertificateAuthority | {\"Name\":\"a\",\"Purpose\":1,\"ValiditySeconds\":\"x\"} | SerializationException",
                "IssueCertificate | {\"CertificateAuthority\":\"none\",\"CommonName\":\"a\",\"Csr\":\"x\"} | ResourceNotFoundException",
                "IssueCertificate | {\"CertificateAuthority\":\"fleet\",\"CommonName\":\"a\",\"Csr\":\"x\"} | exactly one CERTIFICATE REQUEST",
                "IssueCertificate | {\"CertificateAuthority\":\"fleet\",\"CommonName\":\"a\"} | ValidationException",
                "RevokeCertificate | {\"SerialNumber\":\"xyz\"} | ValidationException",
                "RevokeCertificate | {\"SerialNumber\":\"abcd\"} | ResourceNotFoundException",
                "RevokeCertificate | {\"SerialNumber\":\"abcd\",\"Reason\":\"BOREDOM\"} | ValidationException",
                "ListCertificates | {\"CertificateAuthority\":\"none\"} | ResourceNotFoundException",
                "ListCertificates | {\"MaxResults\":0} | ValidationException",
                "ListCertificates | {\"MaxResults\":1001} | ValidationException",
            })
    void refusesBadInput(String operation, String json, String expected) {
        CertificateWire.Answer answer = wire.call(operation, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(expected);
        assertThat(wire.events.getLast().failure()).isPresent();
    }
}
