package dev.mayfly.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDefinitionsTest {

    private static final String MINIMAL =
            "{\"family\":\"f\",\"containerDefinitions\":[{\"name\":\"a\",\"image\":\"i\"}]}";

    /// `every-member.json` was made from botocore's model of `RegisterTaskDefinition`: each member
    /// once, enums with their first value.
    @Test
    void readsEveryMemberOfAwssModelAndWritesItBack() throws IOException {
        String all = resource("every-member.json");

        String written = TaskDefinitions.write(TaskDefinitions.parse(all));

        assertThat(written).isEqualTo(compact(all));
    }

    private static String compact(String json) {
        return json.lines().map(String::strip).reduce("", String::concat).replace("\": ", "\":");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TaskDefinitionsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void writesNothingThatWasNotSent() {
        assertThat(TaskDefinitions.write(TaskDefinitions.parse(MINIMAL))).isEqualTo(MINIMAL);
    }

    @Test
    void tellsAnEmptyListFromNone() {
        String json = MINIMAL.replace("\"i\"", "\"i\",\"command\":[]");

        assertThat(TaskDefinitions.write(TaskDefinitions.parse(json))).isEqualTo(json);
    }

    @Test
    void takesNullAsNotSent() {
        String json = MINIMAL.replace("\"i\"", "\"i\",\"cpu\":null");

        assertThat(TaskDefinitions.write(TaskDefinitions.parse(json))).isEqualTo(MINIMAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {                                              | Line 1: not valid JSON
                    []                                             | The task definition is not an object but a list.
                    {"family":"f"}                                 | Missing required parameter `containerDefinitions`.
                    {"containerDefinitions":[]}                    | Missing required parameter `family`.
                    {"family":"f","family":"g"}                    | `family` is written twice
                    {"family":1,"containerDefinitions":[]}         | `family` is not a string but a number.
                    {"family":"f","containerDefinitions":{}}       | `containerDefinitions` is not a list but an object.
                    {"family":"f","containerDefinitions":[null]}   | `containerDefinitions[0]` is not an object but null.
                    {"family":"f","containerDefinitions":[],"Cpu":"1"} | Unknown parameter `Cpu`, did you mean `cpu`?
                    {"family":"f","containerDefinitions":[{"memory":"64"}]} | `containerDefinitions[0].memory` is not a whole number but a string.
                    {"family":"f","containerDefinitions":[{"memory":1.5}]}  | `containerDefinitions[0].memory` is not a whole number of 32 bits but a number.
                    {"family":"f","containerDefinitions":[{"memory":99999999999}]} | not a whole number of 32 bits
                    {"family":"f","containerDefinitions":[{"essential":"true"}]} | `containerDefinitions[0].essential` is not true or false but a string.
                    {"family":"f","containerDefinitions":[],"networkMode":"Host"} | `networkMode` must be one of bridge, host, awsvpc, none.
                    {"family":"f","containerDefinitions":[{"dockerLabels":{"a":1}}]} | `containerDefinitions[0].dockerLabels.a` is not a string but a number.
                    {"family":"f","containerDefinitions":[]} x     | Line 1: not valid JSON
                    """)
    void refusesWhatIsNoTaskDefinition(String json, String message) {
        assertThatThrownBy(() -> TaskDefinitions.parse(json))
                .isInstanceOf(TaskDefinitionException.class)
                .hasMessageContaining(message.replace("``", "`"));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> TaskDefinitions.parse("{\"family\":1,\"x\":2}"))
                .isInstanceOfSatisfying(
                        TaskDefinitionException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void neverQuotesAValueThatDoesNotFit() {
        String json = MINIMAL.replace("\"i\"", "\"i\",\"environment\":\"s3cr3t\"");

        assertThatThrownBy(() -> TaskDefinitions.parse(json))
                .hasMessageNotContaining("s3cr3t")
                .hasMessageContaining("environment");
    }

    @Test
    void refusesDeepNestsAndHugeTexts() {
        assertThatThrownBy(() -> TaskDefinitions.parse("[".repeat(100_000)))
                .isInstanceOf(TaskDefinitionException.class);
        assertThatThrownBy(() -> TaskDefinitions.parse(" ".repeat(300_000) + MINIMAL))
                .hasMessageContaining("longer than");
    }

    @Test
    void countsTheBytesOfTheDefinitionAsAwsDoes() {
        String fits =
                MINIMAL.replace("\"i\"", "\"" + "i".repeat(65_536 - MINIMAL.length() + 1) + "\"");
        String over = fits.replace("iii", "iiii");

        assertThat(TaskDefinitions.parse(fits).family()).isEqualTo("f");
        assertThatThrownBy(() -> TaskDefinitions.parse(over))
                .hasMessageStartingWith("Actual length: '")
                .hasMessageEndingWith("'. Max allowed length is '65536' bytes.");
    }

    @Test
    void describesWithTheDefaultsAwsFillsIn() {
        Instant now = Instant.parse("2026-11-24T20:00:00Z");
        RegisteredTaskDefinition registered =
                RegisteredTaskDefinition.of(
                        TaskDefinitions.parse(MINIMAL),
                        new RegisteredTaskDefinition.Registration(
                                "arn:aws:ecs:us-east-1:123456789012:task-definition/f:3",
                                3,
                                now,
                                Optional.empty(),
                                Optional.empty()));

        ContainerDefinition container = registered.containerDefinitions().getFirst();
        assertThat(registered.revision()).isEqualTo(3);
        assertThat(registered.status()).isEqualTo(RegisteredTaskDefinition.Status.ACTIVE);
        assertThat(container.cpu()).contains(0);
        assertThat(container.essential()).contains(true);
        assertThat(container.environment()).contains(List.of());
        assertThat(container.command()).isEmpty();
    }

    @Test
    void addsVariablesOverThoseOfTheDefinition() {
        String json =
                MINIMAL.replace(
                        "\"i\"",
                        "\"i\",\"environment\":[{\"name\":\"A\",\"value\":\"1\"},"
                                + "{\"name\":\"B\",\"value\":\"2\"}]");

        TaskDefinition changed = TaskDefinitions.parse(json).withVariables(Map.of("A", "9"));

        assertThat(TaskDefinitions.write(changed))
                .contains("[{\"name\":\"B\",\"value\":\"2\"},{\"name\":\"A\",\"value\":\"9\"}]");
    }
}
