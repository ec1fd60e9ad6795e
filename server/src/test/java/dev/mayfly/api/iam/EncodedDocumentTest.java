package dev.mayfly.api.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedDocumentTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"a": "b c+d/é"}, %7B%22a%22%3A%20%22b%20c%2Bd%2F%C3%A9%22%7D
                    aZ09-._~,         aZ09-._~
                    *%!',             %2A%25%21%27
                    """)
    void encodesAllButTheUnreservedCharacters(String json, String encoded) {
        assertThat(EncodedDocument.of(json)).isEqualTo(encoded);
    }
}
