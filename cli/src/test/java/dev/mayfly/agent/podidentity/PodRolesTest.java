package dev.mayfly.agent.podidentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodRolesTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/path/web";

    @TempDir private Path temp;

    @Test
    void anAccountHasTheRoleItIsGiven() throws IOException {
        PodRoles roles = read(association(", \"durationSeconds\": 900"));

        assertThat(roles.audience()).isEqualTo("pods.eks.amazonaws.com");
        PodRoles.PodRole role = roles.of(new ServiceAccount("shop", "web")).orElseThrow();
        assertThat(role.roleArn()).isEqualTo(ROLE);
        assertThat(role.duration()).contains(Duration.ofMinutes(15));
        assertThat(roles.of(new ServiceAccount("shop", "web2"))).isEmpty();
        assertThat(roles.of(new ServiceAccount("web", "shop"))).isEmpty();
    }

    @Test
    void anAudienceCanBeSaid() throws IOException {
        assertThat(read("{\"audience\": \"mayfly\", \"associations\": []}").audience())
                .isEqualTo("mayfly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|not an object",
                "{\"association\": []}|`association` means nothing here",
                "{\"associations\": [1]}|not an object",
                "{\"associations\": [{\"namespace\": \"a\"}]}|needs `serviceAccount`",
            })
    void refusesWhatItDoesNotUnderstand(String text, String why) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesTwoRolesForOneAccount() {
        String one = association("");
        String item = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
        assertThatThrownBy(() -> read("{\"associations\": [" + item + "," + item + "]}"))
                .hasMessageContaining("has two roles");
    }

    @ParameterizedTest
    @CsvSource({"899", "43201", "x"})
    void refusesADurationThatStsWouldRefuse(String seconds) {
        assertThatThrownBy(() -> read(association(", \"durationSeconds\": \"" + seconds + "\"")))
                .hasMessageContaining("900 to 43200");
    }

    @Test
    void refusesWhatIsNoRole() {
        assertThatThrownBy(() -> read(association("").replace("role/path", "user/path")))
                .hasMessageContaining("not the ARN of a role");
    }

    private static String association(String more) {
        return """
        {"associations": [
          {"namespace": "shop", "serviceAccount": "web", "roleArn": "%s"%s}]}
        """
                .formatted(ROLE, more);
    }

    private PodRoles read(String text) throws IOException {
        return PodRoles.read(Files.writeString(temp.resolve("pods.json"), text));
    }
}
