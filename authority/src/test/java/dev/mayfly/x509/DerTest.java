package dev.mayfly.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerTest {

    @Test
    void readsElementsWithinElements() {
        List<Der> children = parse("3007020101020200ff").as(Der.SEQUENCE).children();

        assertThat(children).extracting(Der::tag).containsExactly(Der.INTEGER, Der.INTEGER);
        assertThat(children.getLast().content()).containsExactly(0, 0xff);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing, ''",
        "a tag alone, 30",
        "a byte behind the end, 0201010a",
        "two elements, 020101020101",
        "an indefinite length, 30800000",
        "a length in two bytes where one does, 048101ff",
        "a length cut off, 3082",
        "an end behind the end, 3005020101",
        "a child that ends behind its parent, 3003020200ff",
        "a length of four bytes, 048400000001ff",
        "a long tag, 1f2101ff",
        "a padded integer, 02020001",
        "a padded negative integer, 0202ff80",
        "an integer of no bytes, 0200",
    })
    void refusesWhatDerDoesNotAllow(String what, String hex) {
        assertThatThrownBy(() -> parse(hex)).as(what).isInstanceOf(MalformedX509Exception.class);
    }

    @Test
    void refusesDeepNestingInsteadOfFollowingIt() {
        StringBuilder hex = new StringBuilder();
        for (int i = 60; i > 0; i--) {
            hex.append("30").append(HexFormat.of().toHexDigits((byte) ((i - 1) * 2)));
        }

        assertThatThrownBy(() -> parse(hex.toString())).isInstanceOf(MalformedX509Exception.class);
        assertThat(parse(hex.substring(hex.length() - 60)).tag()).isEqualTo(Der.SEQUENCE);
    }

    private static Der parse(String hex) {
        return Der.parse(HexFormat.of().parseHex(hex));
    }
}
