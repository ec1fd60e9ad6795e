package dev.mayfly.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRequestTest {

    /// Made by OpenSSL 3.0.19: `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes
    /// -subj /CN=from-openssl -addext subjectAltName=DNS:evil.example -keyout /dev/null`.
    private static final String BY_OPENSSL =
            """
            -----BEGIN CERTIFICATE REQUEST-----
            MIH7MIGjAgEAMBcxFTATBgNVBAMMDGZyb20tb3BlbnNzbDBZMBMGByqGSM49AgEG
            CCqGSM49AwEHA0IABPNJzH59TzW2PzTV2l2k6Sn3fnCiBiyRBX2zZjy6A/wYbDOl
            xu0L9douh/1fyKeW0RhomTWFMk5OfQBiUZ1ENGmgKjAoBgkqhkiG9w0BCQ4xGzAZ
            MBcGA1UdEQQQMA6CDGV2aWwuZXhhbXBsZTAKBggqhkjOPQQDAgNHADBEAiA8V6Hh
            mEFq5TAG+s/HZGC/Fzo6D/moh0DgZ14sc/vqOgIgTNDQ6kZWvUOnLgCuWiFs3ZPk
            hTFQYynoBq3ZaITXTEY=
            -----END CERTIFICATE REQUEST-----
            """;

    @ParameterizedTest
    @CsvSource({
        "EC-secp256r1, SHA256withECDSA",
        "EC-secp256r1, SHA512withECDSA",
        "EC-secp384r1, SHA384withECDSA",
        "RSA-2048, SHA256withRSA",
        "RSA-2048, SHA512withRSA",
        "RSA-3072, SHA384withRSA",
    })
    void takesTheKeyOfARequestThatIsSignedWithIt(String key, String algorithm) {
        byte[] der = Requests.der(key, algorithm);

        assertThat(CertificateRequest.fromDer(der).key()).isEqualTo(Requests.keys(key).getPublic());
        assertThat(CertificateRequest.fromPem(Requests.pem(der)).key())
                .isEqualTo(Requests.keys(key).getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC-secp256r1", "EC-secp384r1", "RSA-2048"})
    void takesItsOwn(String key) throws Exception {
        KeyPair keys = Requests.keys(key);
        String pem = CertificateRequest.of(keys.getPublic(), keys.getPrivate());

        assertThat(CertificateRequest.fromPem(pem).key()).isEqualTo(keys.getPublic());
    }

    @Test
    void takesARequestOfOpenssl() {
        assertThat(CertificateRequest.fromPem(BY_OPENSSL).key().getAlgorithm()).isEqualTo("EC");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-1024, SHA256withRSA, an RSA key of 1024 bits",
        "EC-secp521r1, SHA512withECDSA, an elliptic curve of 521 bits",
        "Ed25519, Ed25519, RSA and EC keys only",
        "EC-secp256r1, SHA1withECDSA, too weak",
        "RSA-2048, SHA1withRSA, too weak",
    })
    void refusesKeysAndAlgorithms(String key, String algorithm, String reason) {
        byte[] der = Requests.der(key, algorithm);

        assertThatThrownBy(() -> CertificateRequest.fromDer(der))
                .isInstanceOf(MalformedX509Exception.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAKeyThatItsSenderDoesNotHold() {
        byte[] der =
                Requests.der(
                        Requests.keys("EC-secp256r1"),
                        Requests.keys("EC-secp384r1"),
                        "SHA256withECDSA");

        assertThatThrownBy(() -> CertificateRequest.fromDer(der))
                .isInstanceOf(MalformedX509Exception.class)
                .hasMessageContaining("not signed with the key it holds");
    }

    @Test
    void refusesASignatureOfTheOtherKindOfKey() {
        byte[] der =
                Requests.der(
                        Requests.keys("EC-secp256r1"), Requests.keys("RSA-2048"), "SHA256withRSA");

        assertThatThrownBy(() -> CertificateRequest.fromDer(der))
                .isInstanceOf(MalformedX509Exception.class)
                .hasMessageContaining("does not fit its key");
    }

    static Stream<Arguments> files() {
        String good = Requests.pem();
        String key = Pem.block("PRIVATE KEY", new byte[] {0x30, 0});
        return Stream.of(
                Arguments.of("", "exactly one"),
                Arguments.of(good + good, "exactly one"),
                Arguments.of(key, "BEGIN CERTIFICATE REQUEST"),
                Arguments.of(good + key, "BEGIN CERTIFICATE REQUEST"),
                Arguments.of(
                        good.replace("CERTIFICATE REQUEST", "CERTIFICATE"),
                        "BEGIN CERTIFICATE REQUEST"),
                Arguments.of(good.substring(0, good.length() - 30), "does not end"),
                Arguments.of(good.replace("MI", "M!"), "not base 64"),
                Arguments.of(good + "x".repeat(16_000), "at most 16000"),
                Arguments.of(
                        Pem.block("CERTIFICATE REQUEST", new byte[] {0x30, 0}),
                        "no certificate request"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesFiles(String pem, String reason) {
        assertThatThrownBy(() -> CertificateRequest.fromPem(pem))
                .isInstanceOf(MalformedX509Exception.class)
                .hasMessageContaining(reason);
    }

    static Stream<UnaryOperator<byte[]>> changes() {
        return Stream.of(
                der -> Arrays.copyOf(der, der.length + 1),
                der -> Arrays.copyOf(der, der.length - 1),
                der -> changed(der, versionAt(der), 1),
                der -> changed(der, versionAt(der) - 2, Der.SEQUENCE));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesOtherBytes(UnaryOperator<byte[]> change) {
        byte[] der = Requests.der("EC-secp256r1", "SHA256withECDSA");

        assertThatThrownBy(() -> CertificateRequest.fromDer(change.apply(der)))
                .isInstanceOf(MalformedX509Exception.class);
    }

    @Test
    void refusesWhateverByteIsChanged() {
        byte[] der = Requests.der("EC-secp256r1", "SHA256withECDSA");
        SplittableRandom random = new SplittableRandom(7);

        for (int at = 0; at < der.length; at++) {
            byte[] changed = changed(der, at, der[at] ^ (1 << random.nextInt(8)));
            assertThatThrownBy(() -> CertificateRequest.fromDer(changed))
                    .as("byte %d", at)
                    .isInstanceOf(MalformedX509Exception.class);
        }
    }

    private static int versionAt(byte[] der) {
        for (int i = 0; i < der.length - 2; i++) {
            if (der[i] == Der.INTEGER && der[i + 1] == 1 && der[i + 2] == 0) {
                return i + 2;
            }
        }
        throw new IllegalStateException("a request has a version");
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }
}
