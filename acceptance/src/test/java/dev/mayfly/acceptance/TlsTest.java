package dev.mayfly.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir Path temp;

    @BeforeEach
    void makeACertificateNobodyElseTrusts() {
        Finished made =
                Finished.run(
                        Map.of(),
                        List.of(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-days",
                                "2",
                                "-subj",
                                "/CN=mayfly.example",
                                "-addext",
                                "subjectAltName=IP:127.0.0.1",
                                "-keyout",
                                temp.resolve("key.pem").toString(),
                                "-out",
                                temp.resolve("cert.pem").toString()));
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    @Test
    void servesStockClientsAndItsOwnCommandsOverTls() {
        try (RunningMayfly mayfly = start("127.0.0.1:0")) {
            assertThat(mayfly.url().getScheme()).isEqualTo("https");

            Finished stock =
                    mayfly.aws(
                            "--ca-bundle",
                            temp.resolve("cert.pem").toString(),
                            "sts",
                            "get-caller-identity");
            assertThat(stock.out()).as(stock.err()).contains("MayflyAdministrator");

            Finished own = mayfly.mayfly("trail");
            assertThat(own.out()).as(own.err()).contains("GetCallerIdentity");
        }
    }

    @Test
    void listensForOtherMachinesWithoutTheDevelopmentIssuer() {
        try (RunningMayfly mayfly = start("0.0.0.0:0")) {
            Finished trail = mayfly.mayfly("trail");
            assertThat(trail.out()).as(trail.err()).contains("MintAdministratorSession");

            Finished token = mayfly.mayfly("token", "--repo", "acme/app");
            assertThat(token.exitCode()).isEqualTo(1);
            assertThat(token.err()).contains("the development issuer is off here");
        }
    }

    private RunningMayfly start(String listen) {
        return RunningMayfly.start(
                temp.resolve("data"),
                "--listen",
                listen,
                "--tls-cert",
                temp.resolve("cert.pem").toString(),
                "--tls-key",
                temp.resolve("key.pem").toString());
    }
}
