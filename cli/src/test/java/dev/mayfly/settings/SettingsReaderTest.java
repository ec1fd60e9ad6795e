package dev.mayfly.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.terminal.Failure;
import dev.mayfly.wiring.Settings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @TempDir Path data;

    @Test
    void hasADefaultForEverything() {
        Settings settings = read(Map.of(), Map.of());

        assertThat(settings.listen()).hasToString("127.0.0.1:6293");
        assertThat(settings.account().digits()).isEqualTo("123456789012");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.store().postgres()).isEmpty();
        assertThat(settings.store().durableTrail()).isTrue();
        assertThat(settings.developmentIssuer()).isTrue();
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.providers().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.providers().outageTolerance()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.logLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void letsTheCommandLineWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        file("region: eu-west-1\nlog-level: error\nlisten: 127.0.0.1:1\n");

        Settings settings =
                read(
                        Map.of("MAYFLY_REGION", "eu-west-2", "MAYFLY_LISTEN", "127.0.0.1:2"),
                        Map.of(SettingKey.LISTEN, "127.0.0.1:3"));

        assertThat(settings.logLevel()).isEqualTo(Level.ERROR);
        assertThat(settings.region()).isEqualTo("eu-west-2");
        assertThat(settings.listen().port()).isEqualTo(3);
    }

    @Test
    void readsAFileThatIsGivenAndThenNotTheOneInTheDataDirectory(@TempDir Path elsewhere)
            throws IOException {
        file("region: eu-west-1\n");
        Path given = Files.writeString(elsewhere.resolve("m.yaml"), "account: '000000000007'\n");

        Settings settings = SettingsReader.read(data, Optional.of(given), Map.of(), Map.of());

        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(settings.account().digits()).isEqualTo("000000000007");
    }

    @Test
    void takesAListAndAnEmptyFile() throws IOException {
        file("idp-internal:\n  - gitlab.internal\n  - ci.internal\n");
        assertThat(read(Map.of(), Map.of()).providers().internalIssuers())
                .containsExactly("gitlab.internal", "ci.internal");

        file("# nothing set yet\n");
        assertThat(read(Map.of(), Map.of()).region()).isEqualTo("us-east-1");
    }

    @Test
    void namesFileAndLineOfASettingNobodyKnows() throws IOException {
        file("region: eu-west-1\nacount: '123456789012'\n");

        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
                            assertThat(failure)
                                    .hasMessageContaining("unknown setting `acount`")
                                    .hasMessageContaining("mayfly.yaml, line 2");
                            assertThat(failure.hint().orElseThrow()).contains("account");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "listen, 6293",
        "account, 12345678901",
        "account, 12345678901x",
        "region, US-EAST-1",
        "store, mysql",
        "store-pool, 1",
        "store-pool, 65",
        "trail-durable, yes",
        "dev-issuer, maybe",
        "idp-timeout, 31s",
        "idp-timeout, 0s",
        "idp-timeout, soon",
        "idp-outage, 25h",
        "log-level, loud",
        "public-url, mayfly.example.com",
    })
    void refusesAValueOutOfBoundsWithTheWordsToWrite(String key, String value) {
        SettingKey known = SettingKey.named(key).orElseThrow();

        assertThatThrownBy(() -> read(Map.of(known.variable(), value), Map.of()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
                            assertThat(failure).hasMessageContaining(known.variable());
                            assertThat(failure.hint().orElseThrow()).startsWith("expected ");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "idp-timeout, 1s",
        "idp-timeout, 30s",
        "idp-outage, 0s",
        "idp-outage, 24h",
        "store-pool, 2",
        "store-pool, 64",
        "store, postgres://db/mayfly",
        "public-url, https://mayfly.example.com",
    })
    void takesAValueOnItsBounds(String key, String value) {
        SettingKey known = SettingKey.named(key).orElseThrow();

        assertThat(read(Map.of(), Map.of(known, value))).isNotNull();
    }

    @Test
    void doesNotRepeatADatabasePassword() {
        assertThatThrownBy(() -> read(Map.of("MAYFLY_STORE", "mysql://me:hush@db/m"), Map.of()))
                .hasMessageNotContaining("hush");
    }

    @Test
    void wantsACertificateAndItsKeyTogether() {
        assertThatThrownBy(() -> read(Map.of(), Map.of(SettingKey.TLS_CERT, "cert.pem")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a certificate needs its key");
    }

    private Settings read(Map<String, String> environment, Map<SettingKey, String> flags) {
        return SettingsReader.read(data, Optional.empty(), environment, flags);
    }

    private void file(String text) throws IOException {
        Files.writeString(data.resolve("mayfly.yaml"), text);
    }
}
