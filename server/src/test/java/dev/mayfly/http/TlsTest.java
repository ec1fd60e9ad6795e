package dev.mayfly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.dispatch.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path keys;
    @TempDir Path directory;

    private static KeyStore rsa;
    private static KeyStore ec;
    private static KeyStore otherEc;
    private static KeyStore ed25519;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-24T14:00:00Z"));
    private final InstantSource clock = now::get;

    @BeforeAll
    static void makeCertificates() throws Exception {
        List<Process> tools = new ArrayList<>();
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            tools.add(keytool(algorithm, algorithm));
        }
        tools.add(keytool("other", "EC"));
        for (Process tool : tools) {
            assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        rsa = load("RSA");
        ec = load("EC");
        ed25519 = load("Ed25519");
        otherEc = load("other");
    }

    /// Makes a self-signed certificate for 127.0.0.1 with the JDK's own tool.
    private static Process keytool(String name, String algorithm) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        return new ProcessBuilder(
                        tool.toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keystore",
                        keys.resolve(name + ".p12").toString(),
                        "-storepass",
                        "changeit",
                        "-alias",
                        "key",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static KeyStore load(String name) throws Exception {
        return KeyStore.getInstance(keys.resolve(name + ".p12").toFile(), PASSWORD);
    }

    private TlsFiles pem(KeyStore identity) throws Exception {
        TlsFiles files = new TlsFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        write(files.certificate(), "CERTIFICATE", identity.getCertificate("key").getEncoded());
        write(files.privateKey(), "PRIVATE KEY", identity.getKey("key", PASSWORD).getEncoded());
        return files;
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        String base64 =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private HttpServer serve(TlsFiles files) throws IOException {
        return HttpServer.start(
                new HttpServer.Binding("127.0.0.1", 0, Optional.of(files)),
                new Routes(
                        new Samples().dispatcher(),
                        Map.of("/-/health", new Health(Optional::empty, List::of))),
                clock);
    }

    /// Asks with a client that trusts only `trusted`, and tells whose certificate it saw.
    private static String ask(int port, KeyStore trusted) throws Exception {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", trusted.getCertificate("key"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://127.0.0.1:" + port + "/-/health/live"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).isEqualTo("ok\n");
            X509Certificate leaf =
                    (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
            return leaf.getSubjectX500Principal().getName();
        }
    }

    static Stream<KeyStore> identities() {
        return Stream.of(rsa, ec, ed25519);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void servesOverTls(KeyStore identity) throws Exception {
        try (HttpServer server = serve(pem(identity))) {
            assertThat(ask(server.port(), identity)).startsWith("CN=");
        }
    }

    @Test
    void takesUpARenewedCertificateWithoutARestart() throws Exception {
        TlsFiles files = pem(ec);
        try (HttpServer server = serve(files)) {
            assertThat(ask(server.port(), ec)).isEqualTo("CN=EC");

            pem(rsa);
            Files.setLastModifiedTime(
                    files.certificate(), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
            now.set(now.get().plusSeconds(6));

            assertThat(ask(server.port(), rsa)).isEqualTo("CN=RSA");
            assertThatThrownBy(() -> ask(server.port(), ec))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void keepsTheOldCertificateWhenTheNewOneCannotBeRead() throws Exception {
        TlsFiles files = pem(ec);
        try (HttpServer server = serve(files)) {
            Files.writeString(files.certificate(), "half a certif");
            Files.setLastModifiedTime(
                    files.certificate(), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
            now.set(now.get().plusSeconds(6));

            assertThat(ask(server.port(), ec)).isEqualTo("CN=EC");
        }
    }

    @Test
    void saysHowToTurnAKeyIntoOneItReads() throws Exception {
        TlsFiles files = pem(rsa);
        write(files.privateKey(), "RSA PRIVATE KEY", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> serve(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void refusesAKeyOfAnotherKind() throws Exception {
        pem(rsa);
        Path key = directory.resolve("key.pem");
        write(key, "PRIVATE KEY", otherEc.getKey("key", PASSWORD).getEncoded());

        assertThatThrownBy(() -> serve(new TlsFiles(directory.resolve("cert.pem"), key)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("do not fit together");
    }

    @Test
    void refusesAKeyOfAnotherCertificateOfTheSameKind() throws Exception {
        pem(ec);
        Path key = directory.resolve("key.pem");
        write(key, "PRIVATE KEY", otherEc.getKey("key", PASSWORD).getEncoded());

        assertThatThrownBy(() -> serve(new TlsFiles(directory.resolve("cert.pem"), key)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("do not fit together");
    }
}
