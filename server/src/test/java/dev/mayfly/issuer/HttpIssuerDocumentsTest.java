package dev.mayfly.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.issuer.HttpIssuerDocuments.Access;
import dev.mayfly.issuer.StaticIssuer.Answer;
import dev.mayfly.webidentity.UnreachableIssuerException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIssuerDocumentsTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void fetchesFromLoopbackOverPlainHttp() throws Exception {
        try (StaticIssuer issuer = StaticIssuer.http();
                HttpIssuerDocuments documents = new HttpIssuerDocuments(Access.standard())) {
            issuer.put("/document", Answer.ok("{}"));

            assertThat(text(documents.fetch(URI.create(issuer.address() + "/document"))))
                    .isEqualTo("{}");
        }
    }

    @Test
    void trustsAPrivateAuthorityOnlyWhenItsCertificateIsGiven(@TempDir Path directory)
            throws Exception {
        PrivateAuthority authority = PrivateAuthority.create(directory);
        try (StaticIssuer issuer = StaticIssuer.https(authority.server());
                HttpIssuerDocuments with =
                        new HttpIssuerDocuments(
                                new Access(
                                        Optional.of(authority.certificate()), List.of(), LIMIT));
                HttpIssuerDocuments without = new HttpIssuerDocuments(Access.standard())) {
            issuer.put("/document", Answer.ok("{}"));
            URI address = URI.create(issuer.address() + "/document");

            assertThat(text(with.fetch(address))).isEqualTo("{}");
            assertThatThrownBy(() -> without.fetch(address))
                    .isInstanceOf(UnreachableIssuerException.class)
                    .hasMessageContaining("SSLHandshakeException");
            // the certificate is for localhost, not for this spelling of it
            URI other = URI.create(address.toString().replace("localhost", "127.0.0.1"));
            assertThatThrownBy(() -> with.fetch(other))
                    .isInstanceOf(UnreachableIssuerException.class);
        }
    }

    @Test
    void refusesABundleWithoutCertificates(@TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");

        assertThatThrownBy(() ->
                        new HttpIssuerDocuments(new Access(Optional.of(empty), List.of(), LIMIT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesUpOnABodyThatDoesNotEnd() throws Exception {
        try (StaticIssuer issuer = StaticIssuer.http();
                HttpIssuerDocuments documents =
                        new HttpIssuerDocuments(
                                new Access(Optional.empty(), List.of(), Duration.ofMillis(300)))) {
            issuer.put("/document", Answer.ok("{"));
            issuer.slow = true;

            assertThatThrownBy(() -> documents.fetch(URI.create(issuer.address() + "/document")))
                    .isInstanceOf(UnreachableIssuerException.class)
                    .hasMessageContaining("did not answer within 300 ms");
        }
    }

    @Test
    void takesA256KibibyteDocumentAndNotOneByteMore() throws Exception {
        try (StaticIssuer issuer = StaticIssuer.http();
                HttpIssuerDocuments documents = new HttpIssuerDocuments(Access.standard())) {
            issuer.put("/most", new Answer(200, Map.of(), new byte[256 * 1024]));
            issuer.put("/more", new Answer(200, Map.of(), new byte[256 * 1024 + 1]));

            assertThat(documents.fetch(URI.create(issuer.address() + "/most"))).hasSize(256 * 1024);
            assertThatThrownBy(() -> documents.fetch(URI.create(issuer.address() + "/more")))
                    .isInstanceOf(UnreachableIssuerException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 308, 401, 404, 500})
    void followsNoRedirectAndTakesNoOtherStatus(int status) throws Exception {
        try (StaticIssuer issuer = StaticIssuer.http();
                HttpIssuerDocuments documents = new HttpIssuerDocuments(Access.standard())) {
            issuer.put("/elsewhere", Answer.ok("{}"));
            byte[] body = status == 204 ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
            issuer.put(
                    "/document",
                    new Answer(status, Map.of("Location", issuer.address() + "/elsewhere"), body));

            assertThatThrownBy(() -> documents.fetch(URI.create(issuer.address() + "/document")))
                    .isInstanceOf(UnreachableIssuerException.class)
                    .hasMessageContaining("status " + status);
            assertThat(issuer.requests).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com/keys, 10.1.2.3",
        "https://idp.example.com/keys, 172.16.0.1",
        "https://idp.example.com/keys, 192.168.1.1",
        "https://idp.example.com/keys, 127.0.0.1",
        "https://idp.example.com/keys, 169.254.169.254",
        "https://idp.example.com/keys, 100.64.0.1",
        "https://idp.example.com/keys, 198.18.0.1",
        "https://idp.example.com/keys, 0.0.0.0",
        "https://idp.example.com/keys, 255.255.255.255",
        "https://idp.example.com/keys, ::1",
        "https://idp.example.com/keys, fe80::1",
        "https://idp.example.com/keys, fd00::1",
        "https://idp.example.com/keys, 64:ff9b::7f00:1",
        "https://idp.example.com/keys, 2002:7f00:1::",
        "https://idp.example.com/keys, '93.184.216.34 10.0.0.1'",
        "http://idp.example.com/keys, 93.184.216.34",
        "http://internal.example.com/keys, 10.0.0.1",
        "http://localhost/keys, 93.184.216.34",
        "ftp://idp.example.com/keys, 93.184.216.34",
        "file:///etc/passwd, 93.184.216.34",
        "https://unknown.example.com/keys, ''"
    })
    void asksNobodyAtAddressesThatAreNotPublic(String address, String resolved) {
        AddressRules rules = rules(resolved);

        assertThatThrownBy(() -> rules.check(URI.create(address)))
                .isInstanceOf(UnreachableIssuerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com/keys, 93.184.216.34",
        "https://idp.example.com/keys, 2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "https://internal.example.com/keys, 10.0.0.1",
        "https://ported.example.com:8443/keys, 10.0.0.1",
        "http://localhost:6293/keys, 127.0.0.1",
        "http://127.0.0.1:6293/keys, 127.0.0.1"
    })
    void asksPublicInternalAndLoopbackIssuers(String address, String resolved) {
        rules(resolved).check(URI.create(address));

        assertThatThrownBy(() -> rules("10.0.0.2").check(URI.create("https://other.example.com/")))
                .isInstanceOf(UnreachableIssuerException.class);
    }

    private static AddressRules rules(String resolved) {
        return new AddressRules(
                List.of("internal.example.com", "ported.example.com:8443"),
                host -> {
                    if (resolved.isEmpty()) {
                        throw new UnknownHostException(host);
                    }
                    List<String> literals = List.of(resolved.split(" ", -1));
                    InetAddress[] addresses = new InetAddress[literals.size()];
                    for (int i = 0; i < addresses.length; i++) {
                        addresses[i] = InetAddress.ofLiteral(literals.get(i));
                    }
                    return addresses;
                });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
