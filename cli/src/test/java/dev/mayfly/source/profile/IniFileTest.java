package dev.mayfly.source.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.source.SourceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {

    @Test
    void readsSectionsCommentsAndNestedKeysAsAwsToolsDo() {
        IniFile file =
                IniFile.parse(
                        """
                        # whose
                        [default]
                        region=eu-west-1
                        [profile   dev]
                        role_arn = arn:aws:iam::1:role/a=b ; why
                        ca_bundle = /etc/ca.pem\t# private
                        url = http://h/#fragment
                        [services local]
                        sts =
                          endpoint_url = http://127.0.0.1:1
                        sso_oidc =
                            endpoint_url = http://127.0.0.1:2
                        region = x
                        no assignment
                        [profile dev]
                        output = json
                        """);

        assertThat(file.sections())
                .isEqualTo(
                        Map.of(
                                "default", Map.of("region", "eu-west-1"),
                                "profile dev",
                                        Map.of(
                                                "role_arn", "arn:aws:iam::1:role/a=b",
                                                "ca_bundle", "/etc/ca.pem",
                                                "url", "http://h/#fragment",
                                                "output", "json"),
                                "services local",
                                        Map.of(
                                                "sts", "",
                                                "sts.endpoint_url", "http://127.0.0.1:1",
                                                "sso_oidc", "",
                                                "sso_oidc.endpoint_url", "http://127.0.0.1:2",
                                                "region", "x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b  c | a,b,c",
                "'a b' \"c d\" | a b,c d",
                "a\\ b c\\\\d | a b,c\\d",
                "'a\\b' \"a\\\"b\\c\" | a\\b,a\"b\\c",
                "a'b'\"c\" '' | abc,",
            })
    void splitsACommandAsAShellWould(String line, String words) {
        assertThat(Words.of(line)).isEqualTo(List.of(words.split(",", -1)));
    }

    @Test
    void refusesAQuoteWithoutAnEnd() {
        assertThatThrownBy(() -> Words.of("mayfly 'creds")).isInstanceOf(SourceException.class);
    }
}
