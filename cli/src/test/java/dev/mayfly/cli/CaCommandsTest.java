package dev.mayfly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.client.Json;
import dev.mayfly.identity.AccountId;
import dev.mayfly.terminal.Terminal;
import dev.mayfly.wiring.Listen;
import dev.mayfly.wiring.MayflyServer;
import dev.mayfly.wiring.Outside;
import dev.mayfly.wiring.Settings;
import dev.mayfly.x509.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `mayfly ca` against a running authority.
class CaCommandsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir Path home;
    private final SecureRandom random = new SecureRandom();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private MayflyServer server;

    @BeforeEach
    void start() {
        server = MayflyServer.start(settings(), outside());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesAnAuthorityAndIssuesAndListsAndRevokes() throws IOException {
        assertThat(run("ca", "init")).isZero();
        StringBuilder all = new StringBuilder("$ mayfly ca init\n").append(said());
        assertThat(run("ca", "issue", "web-1", "--dns", "web-1.example.com", "--ttl", "30m"))
                .isZero();
        all.append("\n$ mayfly ca issue web-1 --dns web-1.example.com --ttl 30m\n").append(said());
        String serial = Json.parse(listed()).items("Certificates").getFirst().at("SerialNumber");
        assertThat(run("ca", "revoke", serial, "--reason", "superseded")).isZero();
        all.append("\n$ mayfly ca revoke SERIAL --reason superseded\n").append(said());
        assertThat(run("ca", "list")).isZero();
        all.append("\n$ mayfly ca list\n").append(said());

        assertGolden("ca.txt", masked(all.toString()));
    }

    @Test
    void listsForProgramsToo() throws IOException {
        run("ca", "init", "fleet", "--leaf", "1h", "--max-leaf", "2d");
        run("ca", "issue", "web-1", "--uri", "spiffe://example.com/web-1");

        assertGolden("ca-list.json", masked(listed()) + "\n");
    }

    @Test
    void theKeyIsForNobodyElseAndFitsItsCertificate() throws IOException {
        run("ca", "init");
        assertThat(run("ca", "issue", "web-1", "--out", home.resolve("a/b").toString())).isZero();

        Path key = home.resolve("a/b/web-1.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(openssl("pkey", "-in", key.toString(), "-pubout"))
                .isEqualTo(
                        openssl(
                                "x509",
                                "-in",
                                home.resolve("a/b/web-1.pem").toString(),
                                "-noout",
                                "-pubkey"));
        try (Stream<Path> files = Files.list(home.resolve("a/b"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void opensslTrustsWhatIsIssuedUntilTheListRevokesIt() throws IOException {
        run("ca", "init");
        run("ca", "issue", "web-1");
        Path ca = fetched("/-/ca/machines.pem", "ca.pem");
        Path list = fetched("/-/ca/machines.crl.pem", "before.pem");
        String[] verify = {
            "verify", "-x509_strict", "-purpose", "sslclient", "-crl_check", "-CAfile"
        };

        assertThat(openssl(with(verify, ca, "-CRLfile", list))).endsWith("web-1.pem: OK\n");
        run(
                "ca",
                "revoke",
                openssl("x509", "-in", home.resolve("web-1.pem").toString(), "-noout", "-serial")
                        .strip()
                        .replace("serial=", ""));
        Path newer = fetched("/-/ca/machines.crl.pem", "after.pem");
        assertThat(openssl(with(verify, ca, "-CRLfile", newer))).contains("certificate revoked");
        assertThat(openssl("crl", "-in", newer.toString(), "-noout", "-text"))
                .contains("Version 2", "X509v3 CRL Number", "Authority Key Identifier");
    }

    private String[] with(String[] verify, Path ca, String option, Path list) {
        List<String> all = new ArrayList<>(Arrays.asList(verify));
        all.addAll(
                List.of(
                        ca.toString(),
                        option,
                        list.toString(),
                        home.resolve("web-1.pem").toString()));
        return all.toArray(String[]::new);
    }

    @Test
    void issuesForAKeyThatWasMadeElsewhereAndSaysOnlyWhatItIsTold() throws IOException {
        run("ca", "init");
        Path csr = home.resolve("made.csr");
        openssl(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=root/O=Other",
                "-addext",
                "basicConstraints=critical,CA:TRUE",
                "-keyout",
                home.resolve("made.key").toString(),
                "-out",
                csr.toString());

        assertThat(run("ca", "issue", "web-2", "--csr", csr.toString())).isZero();

        X509Certificate issued =
                Certificates.fromPem(Files.readString(home.resolve("web-2.pem"))).getFirst();
        assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=web-2");
        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        assertThat(home.resolve("web-2.key")).doesNotExist();
        assertThat(run("ca", "issue", "web-2", "--csr", csr.toString())).isZero();
    }

    @Test
    void aKeyThatIsThereIsNotReplaced() throws IOException {
        run("ca", "init");
        run("ca", "issue", "web-1");
        String before = Files.readString(home.resolve("web-1.key"));

        assertThat(run("ca", "issue", "web-1")).isEqualTo(2);

        assertThat(err.toString()).contains("web-1.key` exists", "--out DIR");
        assertThat(home.resolve("web-1.key")).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ca init fleet | 1 | an authority `fleet` exists already",
                "ca init Fleet | 1 | ValidationException: an authority's name",
                "ca init mayfly-nodes | 1 | Names that begin with `mayfly-`",
                "ca init a --max-leaf 91d | 1 | 15 minutes to 90 days",
                "ca init a --leaf 2d --max-leaf 1d | 1 | no longer than the longest",
                "ca issue web-1 --ca other | 1 | there is no authority `other`",
                "ca issue web-1 --ttl 8d | 1 | at most 7 days, not 8 days",
                "ca issue web-1 --ttl 1m | 1 | at least 15 minutes",
                "ca issue web-1 --ttl 0h | 2 | `0h` is no time",
                "ca issue web-1 --dns *.example.com | 1 | no DNS name without wildcards",
                "ca issue ../web | 2 | no name for a machine",
                "ca issue web-1 --csr none.csr | 2 | `none.csr` cannot be read",
                "ca revoke zz | 2 | no serial number",
                "ca revoke 0123 | 1 | no authority here issued `0123`",
            })
    void saysWhatIsWrongAndLeavesNoFile(String arguments, int exit, String expected)
            throws IOException {
        run("ca", "init", "fleet");
        out = new StringWriter();
        err = new StringWriter();

        assertThat(run(arguments.split(" ", -1))).isEqualTo(exit);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("mayfly: error: ").contains(expected);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(home.resolve("data"));
        }
    }

    @Test
    void withoutAnAuthorityItSaysHowToMakeOne() {
        assertThat(run("ca", "issue", "web-1")).isEqualTo(1);
        assertThat(err.toString()).contains("no authority yet", "`mayfly ca init`");
        assertThat(run("ca", "list")).isZero();
        assertThat(err.toString()).contains("mayfly: note: no authority yet");
    }

    @Test
    void withTwoAuthoritiesItAsksWhich() {
        run("ca", "init", "one");
        run("ca", "init", "two");

        assertThat(run("ca", "issue", "web-1")).isEqualTo(2);
        assertThat(err.toString()).contains("--ca CA", "`one`, `two`");
        assertThat(run("ca", "issue", "web-1", "--ca", "two")).isZero();
    }

    @Test
    void theRecordHasWhatWasIssuedAndNoRequest() {
        run("ca", "init");
        run("ca", "issue", "web-1");
        said();
        run("trail", "--event", "IssueCertificate", "--format", "json");

        String event = said();
        assertThat(event).contains("serialNumber", "CN=web-1", "notAfter", "commonName");
        assertThat(event).doesNotContain("BEGIN CERTIFICATE", "csr");
    }

    private String listed() {
        said();
        assertThat(run("ca", "list", "--format", "json")).isZero();
        String json = out.toString().strip();
        said();
        return json;
    }

    private String said() {
        String said = out.toString() + err;
        out = new StringWriter();
        err = new StringWriter();
        return said;
    }

    /// Without what is new each time.
    private String masked(String text) {
        return text.replace(server.url().toString(), "URL")
                .replace(home.toString(), "HOME")
                .replaceAll("[0-9a-f]{32}", "SERIAL")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("20[0-9]{2}-[0-9-]+T[0-9:.]+Z", "TIME")
                .replaceAll("(?m) +$", "");
    }

    private Path fetched(String path, String name) throws IOException {
        try (var body = server.url().resolve(path).toURL().openStream()) {
            return Files.write(home.resolve(name), body.readAllBytes());
        }
    }

    private static String openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (arguments[1].equals("issue") && !all.contains("--out")) {
            all.addAll(List.of("--out", home.toString()));
        }
        return Main.run(
                all.toArray(String[]::new),
                new Surroundings(
                        Map.of(
                                "HOME",
                                home.toString(),
                                "MAYFLY_HOME",
                                home.resolve("data").toString()),
                        outside(),
                        new ByteArrayInputStream(new byte[0]),
                        new Terminal(
                                new PrintWriter(out, true),
                                new PrintWriter(err, true),
                                false,
                                false,
                                "mayfly"),
                        "/opt/mayfly/bin/mayfly"));
    }

    private Outside outside() {
        return new Outside(InstantSource.system(), random, 4711);
    }

    private Settings settings() {
        return new Settings(
                home.resolve("data"),
                Listen.parse("127.0.0.1:0").orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                new AccountId("123456789012"),
                "us-east-1",
                new Settings.Store(Optional.empty(), 8, true, Optional.empty()),
                new Settings.Providers(
                        Optional.empty(), List.of(), Duration.ofSeconds(5), Duration.ofHours(1)),
                false,
                Level.INFO);
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
