package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.Tag;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityReaderTest {

    private static final IdentityProvider PROVIDER =
            new IdentityProvider(
                    "issuer.example",
                    false,
                    List.of("sts.amazonaws.com"),
                    List.of(),
                    Instant.EPOCH,
                    List.of(new Tag("k", "v")));

    private static final String STORED =
            """
            {"url":"issuer.example","plainHttp":false,"clientIds":["sts.amazonaws.com"],\
            "thumbprints":[],"createdAt":"1970-01-01T00:00:00Z","tags":[{"key":"k","value":"v"}]}\
            """;

    @Test
    void readsWhatIsWritten() {
        assertThat(EntityWriter.json(PROVIDER)).isEqualTo(STORED);
        assertThat(read(EntityKind.PROVIDER, STORED)).isEqualTo(PROVIDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a member twice | \"plainHttp\":false | \"plainHttp\":false,\"plainHttp\":false",
                "a member missing | \"plainHttp\":false, | ``",
                "an unknown member | \"plainHttp\":false | \"plainHttp\":false,\"shade\":1",
                "an unknown member of a tag | \"key\":\"k\" | \"key\":\"k\",\"x\":\"y\"",
                "null | \"plainHttp\":false | \"plainHttp\":null",
                "another type | \"plainHttp\":false | \"plainHttp\":\"false\"",
                "another type in a list | [\"sts.amazonaws.com\"] | [1]",
                "no list | [\"sts.amazonaws.com\"] | \"sts.amazonaws.com\"",
                "no time | 1970-01-01T00:00:00Z | yesterday",
                "a fraction | \"plainHttp\":false | \"plainHttp\":1.5",
                "a huge number | \"plainHttp\":false | \"plainHttp\":99999999999999999999",
                "an open end | }]} | }]",
                "something behind | }]} | }]}{}",
                "deep nesting | [\"sts.amazonaws.com\"] | [[[[[[[[[[[[]]]]]]]]]]]]",
            })
    void refusesToRead(String what, String part, String replacement) {
        String changed = STORED.replace(part, replacement);

        assertThat(changed).as(what).isNotEqualTo(STORED);
        assertThatThrownBy(() -> read(EntityKind.PROVIDER, changed))
                .isInstanceOf(StoredJsonException.class);
    }

    @Test
    void refusesAnEntityOfAnotherKind() {
        assertThatThrownBy(() -> read(EntityKind.USER, STORED))
                .isInstanceOf(StoredJsonException.class);
    }

    @Test
    void refusesAPolicyWhoseDefaultVersionIsNotThere() {
        String policy =
                """
                {"arn":"a","name":"n","path":"/","uniqueId":"u","createdAt":"1970-01-01T00:00:00Z",\
                "updatedAt":"1970-01-01T00:00:00Z","versions":{},"defaultVersion":1,"lastVersion":1,\
                "tags":[]}\
                """;

        assertThatThrownBy(() -> read(EntityKind.POLICY, policy))
                .isInstanceOf(StoredJsonException.class);
    }

    private static Object read(EntityKind kind, String text) {
        return EntityReader.entity(kind, text, new StoredPolicies());
    }
}
