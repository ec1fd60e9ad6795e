package dev.mayfly.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @Test
    void findsWhatAnXmlAnswerSays() {
        XmlNode answer =
                XmlNode.parse(
                        """
                        <?xml version="1.0"?>
                        <ListRolesResult xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                          <Roles><member><RoleName>a&amp;b</RoleName></member><member/></Roles>
                          <IsTruncated>false</IsTruncated>
                        </ListRolesResult>\
                        """);

        assertThat(answer.members("Roles")).hasSize(2);
        assertThat(answer.members("Roles").getFirst().at("RoleName")).isEqualTo("a&b");
        assertThat(answer.at("IsTruncated")).isEqualTo("false");
        assertThat(answer.at("No", "Such")).isEmpty();
        assertThat(answer.members("None")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a>",
                "{}",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"
            })
    void refusesWhatIsNoXmlAnswer(String text) {
        assertThatThrownBy(() -> XmlNode.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesXmlThatNestsWithoutEnd() {
        assertThatThrownBy(() -> XmlNode.parse("<a>".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesJsonAsItReadIt() {
        String text = "{\"a\":[1,2.50,true,null,\"\\u0007 \\\"q\\\"\"],\"b\":{}}";

        Json value = Json.parse(text);

        assertThat(value.write(false)).isEqualTo(text);
        assertThat(Json.parse(value.write(true))).isEqualTo(value);
        assertThat(value.items("a")).hasSize(5);
        assertThat(value.items("a").get(1).at()).isEqualTo("2.50");
        assertThat(value.at("b", "none")).isEmpty();
    }

    @Test
    void writesJsonForPeopleTwoBlanksDeeperALevel() {
        assertThat(Json.parse("{\"a\":[{\"b\":1}]}").write(true))
                .isEqualTo(
                        """
                        {
                          "a": [
                            {
                              "b": 1
                            }
                          ]
                        }\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "1 2", "[1,]", "nul"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
