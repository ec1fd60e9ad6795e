package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mayfly.policy.pattern.Glob;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Input that is meant to hurt. The bound of two seconds leaves room for a busy machine; what it
/// guards against would take minutes.
class HostilePolicyTest {
    private static final Duration BOUND = Duration.ofSeconds(2);

    @Test
    void refusesOneCharacterTooMany() {
        String longest = padded(PolicyParser.MAX_CHARS);

        assertThat(within(() -> PolicyParser.parse(longest, PolicyKind.IDENTITY)).statements())
                .hasSize(1);
        assertThat(refusal(longest + " ").problem()).isEqualTo("longer than 131072 characters");
    }

    @Test
    void refusesTenThousandNestedArrays() {
        String nested = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(refusal(nested).problem()).contains("deeper");
        assertThat(refusal("{\"Statement\":" + nested + "}").problem()).contains("deeper");
    }

    @Test
    void refusesTenThousandNestedObjects() {
        assertThat(refusal("{\"Statement\":".repeat(10_000)).problem()).contains("deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800"})
    void refusesHalfASurrogatePair(String escape) {
        assertThat(refusal(resource("arn:aws:s3:::b/" + escape)).problem()).contains("surrogate");
    }

    @Test
    void takesAWholeSurrogatePairAsEscape() {
        assertThat(
                        PolicyParser.parse(
                                        resource("arn:aws:s3:::b/\\ud83d\\ude00"),
                                        PolicyKind.IDENTITY)
                                .statements())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0, 0x8, 0xb, 0x1f, 0x100, 0x2028, 0xd800, 0xfeff, 0xfffd})
    void refusesCharactersOutsideOfLatin1(int character) {
        String json = resource("arn:aws:s3:::b/" + (char) character);

        assertThat(refusal(json).problem()).contains(String.format("U+%04X", character));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"Statement\":",
                "{\"Statement\":{\"Effect\":\"Allow\"",
                "{'Statement':1}",
                "{\"Statement\":1,}",
                "{} {}",
                "{} x",
                "nul",
                "NaN",
                "{\"a\":01}",
                "{\"a\":\"\\x\"}",
                "// comment\n{}",
                "{\"Statement\":\"\t"
            })
    void refusesWhatIsNotJson(String text) {
        PolicySyntaxException refusal = refusal(text);

        assertThat(refusal.wireText()).isEqualTo("Syntax errors in policy.");
        assertThat(refusal.problem()).doesNotContain("tools.jackson").doesNotContain("\n");
    }

    @Test
    void answersATrustPolicyThatIsNotJsonAsAwsDoes() {
        assertThatExceptionOfType(PolicySyntaxException.class)
                .isThrownBy(() -> PolicyParser.parse("{", PolicyKind.TRUST))
                .satisfies(refusal ->
                        assertThat(refusal.wireText())
                                .isEqualTo("This policy contains invalid Json"));
    }

    @Test
    void refusesANumberOfAMillionDigits() {
        assertThat(refusal("{\"Statement\":" + "9".repeat(100_000) + "}").problem())
                .contains("not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "*a????????????????????????b"})
    void matchesExplodingPatternsInLinearTime(String pattern) {
        String text = "a".repeat(20_000);

        assertThat(within(() -> Glob.of(pattern).matches(text))).isFalse();
        assertThat(within(() -> Glob.of(pattern).matches(text + "a".repeat(30) + "b"))).isTrue();
    }

    @Test
    void findsALongPieceInALongRepetitionInTime() {
        String text = "a".repeat(20_000);
        String piece = "a".repeat(10_000);

        assertThat(within(() -> Glob.of("*" + piece + "b*").matches(text))).isFalse();
        assertThat(within(() -> Glob.of("*" + piece + "?*").matches(text))).isTrue();
        assertThat(within(() -> Glob.of("*" + "a?".repeat(5_000) + "b*").matches(text))).isFalse();
    }

    @Test
    void matchesAPatternAsLongAsAPolicyMayBe() {
        String pattern = "*a".repeat(65_000);

        assertThat(within(() -> Glob.of(pattern).matches("a".repeat(65_000)))).isTrue();
        assertThat(within(() -> Glob.of(pattern).matches("a".repeat(64_999)))).isFalse();
    }

    private static <T> T within(Callable<T> work) {
        return Assertions.assertTimeout(BOUND, work::call);
    }

    private static String resource(String text) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\""
                + text
                + "\"}}";
    }

    private static String padded(int length) {
        String start = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[\"*\"";
        StringBuilder json = new StringBuilder(start);
        while (json.length() < length - 40) {
            json.append(",\"arn:aws:s3:::b/*?*\"");
        }
        json.append("]}}");
        return json.append(" ".repeat(length - json.length())).toString();
    }

    private static PolicySyntaxException refusal(String json) {
        return within(() ->
                assertThatExceptionOfType(PolicySyntaxException.class)
                        .isThrownBy(() -> PolicyParser.parse(json, PolicyKind.IDENTITY))
                        .actual());
    }
}
