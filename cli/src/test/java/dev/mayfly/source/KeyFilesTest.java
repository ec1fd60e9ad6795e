package dev.mayfly.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "p256", "p384"})
    void readsKeysInTheFormsThatAreAbout(String kind) throws IOException {
        Pair pair = Pair.of(kind, NOW);

        for (String form : new String[] {pair.pkcs8(), pair.older()}) {
            KeyFiles files = files(pair.certificatePem(), form);

            assertThat(files.get().certificate()).isEqualTo(pair.certificate());
        }
    }

    @Test
    void readsACertificateAndItsChainAndItsKeyFromOneFile() throws IOException {
        Pair pair = Pair.of("p256", NOW);
        Pair above = Pair.of("rsa2048", NOW);
        Path one = directory.resolve("all.pem");
        Files.writeString(one, pair.older() + pair.certificatePem() + above.certificatePem());

        CertificateKey key = new KeyFiles(one, one, Optional.empty()).get();

        assertThat(key.intermediates()).containsExactly(above.certificate());
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() throws IOException {
        KeyFiles files = files(Pair.of("p256", NOW).certificatePem(), Pair.of("p256", NOW).pkcs8());

        assertThatThrownBy(files::get)
                .isInstanceOf(SourceException.class)
                .hasMessage("the private key is not that of the certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                -----BEGIN ENCRYPTED PRIVATE KEY-----
                MAA=
                -----END ENCRYPTED PRIVATE KEY-----
                """,
                """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00

                MAA=
                -----END RSA PRIVATE KEY-----
                """
            })
    void refusesAnEncryptedKeyAndSaysWhatToDo(String key) throws IOException {
        KeyFiles files = files(Pair.of("p256", NOW).certificatePem(), key);

        assertThatThrownBy(files::get)
                .hasMessageContaining("is encrypted")
                .hasMessageContaining("openssl pkey");
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE KEY, ''",
        "PRIVATE KEY, MAA=",
        "PRIVATE KEY, %%%",
        "EC PRIVATE KEY, MAMCAQE="
    })
    void refusesWhatIsNoKeyWithoutShowingIt(String label, String content) throws IOException {
        String key = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, content, label);
        KeyFiles files = files(Pair.of("p256", NOW).certificatePem(), key);

        assertThatThrownBy(files::get)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("node.key");
    }

    @Test
    void warnsOfAKeyThatOthersCanRead() throws IOException {
        Pair pair = Pair.of("p256", NOW);
        KeyFiles files = files(pair.certificatePem(), pair.pkcs8());

        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
        assertThat(files.warning()).isEmpty();
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(files.warning()).hasValueSatisfying(text -> assertThat(text).contains("chmod"));
    }

    private KeyFiles files(String certificate, String key) throws IOException {
        return new KeyFiles(
                Files.writeString(directory.resolve("node.pem"), certificate),
                Files.writeString(directory.resolve("node.key"), key),
                Optional.empty());
    }
}
