package dev.mayfly.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mayfly.client.Json;
import dev.mayfly.source.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The identity document's signatures, as OpenSSL sees them.
class IdentityDocumentTest {

    private static final String IDENTITY = "/latest/dynamic/instance-identity/";

    @TempDir private Path temp;
    private Asked app;

    @BeforeEach
    void makeANodesCertificate() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/openssl")))
                .as("openssl is installed")
                .isTrue();
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key"
                        + " -out ca.pem -subj /CN=nodes -days 2");
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout node.key"
                        + " -out node.csr -subj /CN=web-1");
        openssl(
                "x509 -req -in node.csr -CA ca.pem -CAkey ca.key -set_serial 200 -days 1"
                        + " -out node.pem");
        KeyFiles key =
                new KeyFiles(temp.resolve("node.pem"), temp.resolve("node.key"), Optional.empty());
        app = new Asked(new MetadataFixture(temp, key).endpoint(false), 1000);
    }

    @Test
    void theDocumentSaysWhatAnInstanceSaysOfItself() {
        Json document = Json.parse(app.get(IDENTITY + "document").body().text());

        assertThat(document.at("accountId")).isEqualTo("123456789012");
        assertThat(document.at("region")).isEqualTo("eu-west-1");
        assertThat(document.at("availabilityZone")).isEqualTo("eu-west-1a");
        assertThat(document.at("instanceId")).isEqualTo("i-0123456789abcdef0");
        assertThat(document.at("privateIp")).isEqualTo("10.0.0.7");
        assertThat(document.at("architecture")).isEqualTo("x86_64");
        assertThat(document.at("pendingTime")).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(document.at("version")).isEqualTo("2017-09-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs7", "rsa2048"})
    void theMessageVerifiesUnderTheNodeAuthorityAndHoldsTheDocument(String page) throws Exception {
        String document = app.get(IDENTITY + "document").body().text();
        write(
                "message.pem",
                "-----BEGIN PKCS7-----\n"
                        + app.get(IDENTITY + page).body().text()
                        + "\n-----END PKCS7-----\n");

        String smime = openssl("smime -verify -binary -in message.pem -inform PEM -CAfile ca.pem");
        String cms =
                openssl(
                        "cms -verify -binary -in message.pem -inform PEM -CAfile ca.pem -purpose"
                                + " any");

        assertThat(smime).isEqualTo(document);
        assertThat(cms).isEqualTo(document);
    }

    @Test
    void theMessageDoesNotVerifyUnderAnotherAuthority() throws Exception {
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout other.key"
                        + " -out other.pem -subj /CN=nodes -days 2");
        write(
                "message.pem",
                "-----BEGIN PKCS7-----\n"
                        + app.get(IDENTITY + "pkcs7").body().text()
                        + "\n-----END PKCS7-----\n");

        assertThat(run("smime -verify -binary -in message.pem -inform PEM -CAfile" + " other.pem"))
                .isNotZero();
    }

    @Test
    void theSignatureIsOverTheDocumentsBytes() throws Exception {
        write("document", app.get(IDENTITY + "document").body().text());
        Files.write(
                temp.resolve("signature"),
                Base64.getMimeDecoder().decode(app.get(IDENTITY + "signature").body().text()));
        openssl("x509 -in node.pem -pubkey -noout -out node.pub");

        assertThat(run("dgst -sha256 -verify node.pub -signature signature document")).isZero();
        write("document", "{}");
        assertThat(run("dgst -sha256 -verify node.pub -signature signature document")).isNotZero();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }

    private String openssl(String arguments) throws Exception {
        assertThat(run(arguments)).as(Files.readString(temp.resolve("err"))).isZero();
        return Files.readString(temp.resolve("out"), StandardCharsets.UTF_8);
    }

    private int run(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments.split(" ", -1)));
        return new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
