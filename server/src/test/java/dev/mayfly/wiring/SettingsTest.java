package dev.mayfly.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.identity.AccountId;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6293", "127.9.9.9:0", "[::1]:1", "localhost:65535"})
    void takesTheseForThisMachineOnly(String text) {
        assertThat(Listen.parse(text).orElseThrow().loopback()).isTrue();
        assertThat(Listen.parse(text).orElseThrow().toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0:6293",
                "[::]:6293",
                "128.0.0.1:1",
                "127.example.com:1",
                "127.0.0.1.example.com:1",
                "localhost.example.com:1"
            })
    void takesTheseForReachableByOthers(String text) {
        assertThat(Listen.parse(text).orElseThrow().loopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6293", ":6293", "127.0.0.1", "127.0.0.1:", "h:65536", "h:-1", "::1:80"})
    void refusesWhatIsNoPlaceToListen(String text) {
        assertThat(Listen.parse(text)).isEmpty();
    }

    @Test
    void needsTlsWhereOthersCanConnect() {
        assertThatThrownBy(() -> settings("0.0.0.0:6293", Optional.empty(), false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("needs TLS");
        assertThat(settings("0.0.0.0:6293", tls(), false).tls()).isPresent();
    }

    @Test
    void keepsTheDevelopmentIssuerOnThisMachineEvenWithTls() {
        assertThatThrownBy(() -> settings("0.0.0.0:6293", tls(), true))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("development issuer");
        assertThat(settings("127.0.0.1:6293", tls(), true).developmentIssuer()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://db/mayfly, jdbc:postgresql://db/mayfly",
        "postgresql://db:5433/mayfly, jdbc:postgresql://db:5433/mayfly",
        "postgres://me@db/mayfly, jdbc:postgresql://db/mayfly?user=me",
        "postgres://me:a%26b@db/m?sslmode=verify-full,"
                + " jdbc:postgresql://db/m?sslmode=verify-full&user=me&password=a%26b",
        "postgres://db, jdbc:postgresql://db/",
    })
    void readsADatabasesUrl(String url, String jdbc) {
        assertThat(PostgresUrl.jdbc(url)).isEqualTo(jdbc);
    }

    @Test
    void refusesADatabasesUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> PostgresUrl.jdbc("postgres://me:hush hush@db/m"))
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("hush");
    }

    private static Optional<Settings.Tls> tls() {
        return Optional.of(new Settings.Tls(Path.of("cert.pem"), Path.of("key.pem")));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    private static Settings settings(String listen, Optional<Settings.Tls> tls, boolean devIssuer) {
        return new Settings(
                Path.of("data"),
                Listen.parse(listen).orElseThrow(),
                tls,
                Optional.empty(),
                new AccountId("123456789012"),
                "us-east-1",
                new Settings.Store(Optional.empty(), 8, true, Optional.empty()),
                new Settings.Providers(
                        Optional.empty(), List.of(), Duration.ofSeconds(5), Duration.ofHours(1)),
                devIssuer,
                Level.INFO);
    }
}
