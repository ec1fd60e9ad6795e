package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaReaderTest {

    static Stream<CertificateAuthority> authorities() {
        return Stream.of(SampleAuthorities.fleet(), SampleAuthorities.nodes());
    }

    static Stream<IssuedCertificate> certificates() {
        return Stream.of(SampleAuthorities.good(), SampleAuthorities.revoked());
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void readsTheAuthorityThatIsWritten(CertificateAuthority authority) {
        assertThat(CaReader.authority(CaWriter.json(authority))).isEqualTo(authority);
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void readsTheCertificateThatIsWritten(IssuedCertificate certificate) {
        assertThat(CaReader.certificate(CaWriter.json(certificate))).isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\":\"fleet\" | \"name\":\"Fleet\"",
                "\"MACHINES\" | \"NODES\"",
                "\"MACHINES\" | \"PEOPLE\"",
                "BEGIN CERTIFICATE | BEGIN CERTIFICAT",
                "\"5000000000\" | \"five\"",
                "\"PT24H\" | \"PT999H\"",
                "\"PT24H\" | \"a day\"",
                "\"crlId\" | \"crlIdentifier\"",
                "\"purpose\" | \"shade\":1,\"purpose\"",
            })
    void refusesAnotherAuthority(String part, String replacement) {
        String stored = CaWriter.json(SampleAuthorities.fleet());
        String changed = stored.replace(part, replacement);

        assertThat(changed).isNotEqualTo(stored);
        assertThatThrownBy(() -> CaReader.authority(changed))
                .isInstanceOf(StoredJsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"40ff\" | \"-40ff\"",
                "\"40ff\" | \"xyz\"",
                "\"40ff\" | 1",
                "KEY_COMPROMISE | BOREDOM",
                "\"reason\" | \"why\"",
                "\"revokedAt\" | \"revoked\"",
                "\"issuedBy\" | \"shade\":1,\"issuedBy\"",
            })
    void refusesAnotherCertificate(String part, String replacement) {
        String stored = CaWriter.json(SampleAuthorities.revoked());
        String changed = stored.replace(part, replacement);

        assertThat(changed).isNotEqualTo(stored);
        assertThatThrownBy(() -> CaReader.certificate(changed))
                .isInstanceOf(StoredJsonException.class);
    }
}
