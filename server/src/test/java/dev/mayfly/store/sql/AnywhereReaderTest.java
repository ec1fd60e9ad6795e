package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AnywhereResource.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnywhereReaderTest {

    @Test
    void readsWhatIsWritten() {
        for (AnywhereResource resource :
                List.of(
                        SampleAnywhere.anchor(),
                        SampleAnywhere.profile(Optional.empty()),
                        SampleAnywhere.profile(Optional.of("{}")),
                        SampleAnywhere.crl(),
                        SampleAnywhere.subject())) {
            assertThat(AnywhereReader.resource(resource.kind(), AnywhereWriter.json(resource)))
                    .isEqualTo(resource);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TRUST_ANCHOR | \"enabled\":true, | ``",
                "TRUST_ANCHOR | \"enabled\":true | \"enabled\":true,\"shade\":1",
                "TRUST_ANCHOR | BEGIN CERT | BEGIN CART",
                "TRUST_ANCHOR | CA_CERTIFICATE_EXPIRY | CA_EXPIRY",
                "TRUST_ANCHOR | \"thresholdDays\":90 | \"thresholdDays\":361",
                "PROFILE | PT15M | PT14M",
                "PROFILE | x509Subject | x509Serial",
                "PROFILE | \"CN\" | \"C N\"",
                "CRL | BEGIN X509 | BEGIN X510",
                "CRL | \"trustAnchorId\":\"1 | \"trustAnchorId\":\"A",
                "SUBJECT | CN=node1,O=ä | ``",
                "SUBJECT | \"host\":\"a\" | \"host\":\"\"",
                "SUBJECT | \"failed\":true | \"failed\":true,\"x\":true",
            })
    void refusesToRead(Kind kind, String part, String replacement) {
        AnywhereResource resource = SampleAnywhere.state().of(kind).values().iterator().next();
        String stored = AnywhereWriter.json(resource);
        String changed = stored.replace(part, replacement);

        assertThat(changed).isNotEqualTo(stored);
        assertThatThrownBy(() -> AnywhereReader.resource(kind, changed))
                .isInstanceOf(StoredJsonException.class);
    }
}
