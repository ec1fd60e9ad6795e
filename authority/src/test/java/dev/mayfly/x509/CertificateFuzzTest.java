package dev.mayfly.x509;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/// Whatever bytes come, they are one certificate whose names can be read, or refused as none. A
/// normal run replays the corpus; `JAZZER_FUZZ=1` searches.
class CertificateFuzzTest {

    @FuzzTest
    void readsACertificateOrRefusesIt(byte[] bytes) {
        try {
            X509Certificate certificate = Certificates.fromDer(bytes);
            assertThat(Certificates.encoded(certificate)).isEqualTo(bytes);
            assertThat(NameAttribute.of(certificate.getSubjectX500Principal())).isNotNull();
            assertThat(AlternativeNames.of(certificate)).isNotNull();
        } catch (MalformedX509Exception e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void readsARequestOrRefusesIt(byte[] bytes) {
        try {
            CertificateRequest request = CertificateRequest.fromDer(bytes);
            assertThat(Strength.endEntityWeakness(request.key())).isEmpty();
        } catch (MalformedX509Exception e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void readsABundleOrRefusesIt(byte[] bytes) {
        String pem = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            assertThat(Certificates.fromPem(pem)).doesNotContainNull();
            assertThat(Certificates.revocationList(pem)).isNotNull();
        } catch (MalformedX509Exception e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
