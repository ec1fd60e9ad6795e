package dev.mayfly.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.json.Json;
import dev.mayfly.policy.json.JsonReader;
import dev.mayfly.policy.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON and HTML. Golden files: `-Dgolden.update=true` rewrites them; review the difference.
class ExplanationRenderingsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/explain");
    private static final String MAIN = "repo:octo-org/octo-repo:ref:refs/heads/main";

    private final Explainer explainer = new Explainer();

    @ParameterizedTest
    @CsvSource({
        "another-branch, repo:octo-org/octo-repo:ref:refs/heads/feature",
        "allowed, repo:octo-org/octo-repo:ref:refs/heads/main",
    })
    void writesJsonAndHtml(String name, String subject) throws IOException {
        Explanation explanation = explainer.explain(TrustWorld.token(subject), TrustWorld.readme());

        golden(name + ".json", ExplanationJson.render(explanation) + "\n");
        golden(name + ".html", ExplanationHtml.render(explanation));
    }

    @Test
    void saysWhichStatementDenied() throws IOException {
        AuthorizationRequest token = TrustWorld.token(MAIN);
        NamedPolicy trust =
                new NamedPolicy(
                        "deploy",
                        PolicyParser.parse(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                  {"Sid": "Nobody", "Effect": "Deny", "Principal": "*", "Action": "sts:*"}]}
                                """,
                                PolicyKind.TRUST));
        Explanation explanation = explainer.explain(token, PolicyStack.trust(trust));

        assertThat(ExplanationJson.render(explanation))
                .contains("\"decision\":\"explicitDeny\"")
                .contains(
                        "\"decidedBy\":[{\"layer\":\"role trust policy\",\"policy\":\"deploy\","
                                + "\"statement\":\"Nobody\"}]")
                .contains("\"line\":2,\"column\":3,\"pointer\":\"/Statement/0\"");
        assertThat(ExplanationHtml.render(explanation))
                .contains("<strong>denied</strong> by an explicit Deny");
    }

    @Test
    void putsTheRemarksOfOthersFirst() {
        Explanation explanation =
                explainer.explain(TrustWorld.token("repo:a/b:pull_request"), TrustWorld.readme());

        assertThat(ExplanationJson.render(explanation, List.of(new Hint("Mine", "look"))))
                .contains("\"hints\":[{\"code\":\"Mine\",\"text\":\"look\"}");
    }

    @Test
    void keepsTheNearestOfManyStatementsAndValues() {
        String statements =
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                "{\"Sid\": \"S"
                                        + i
                                        + "\", \"Effect\": \"Allow\", \"Principal\": \"*\","
                                        + " \"Action\": \""
                                        + (i == 59
                                                ? "sts:AssumeRoleWithWebIdentity"
                                                : "sts:TagSession")
                                        + "\", \"Condition\": {\"StringEquals\": {\"a:b\": ["
                                        + IntStream.range(0, 50)
                                                .mapToObj(v -> "\"v" + v + "\"")
                                                .collect(Collectors.joining(","))
                                        + "]}}}")
                        .collect(Collectors.joining(","));
        NamedPolicy trust =
                new NamedPolicy(
                        "deploy",
                        PolicyParser.parse(
                                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                                        + statements
                                        + "]}",
                                PolicyKind.TRUST));

        String json =
                ExplanationJson.render(
                        explainer.explain(TrustWorld.token(MAIN), PolicyStack.trust(trust)));

        assertThat(json)
                .contains("\"omitted\":20", "\"name\":\"S59\"", "\"… and 10 more\"")
                .doesNotContain("\"v40\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "&lt;b&gt;",
                "</section></li>",
                "\u202e\u0007",
            })
    void letsNoHostileValueOutOfTheText(String hostile) {
        Explanation explanation = explainer.explain(TrustWorld.token(hostile), TrustWorld.readme());

        String html = ExplanationHtml.render(explanation);

        assertThat(html)
                .doesNotContain(hostile)
                .doesNotContain("<script", "<img", "\u202e", "\u0007");
        assertThat(count(html, "<section")).isEqualTo(count(html, "</section>"));
        assertThat(count(html, "'")).isZero();
        assertThat(value(ExplanationJson.render(explanation), hostile)).isTrue();
    }

    @Test
    void showsADecodedMessageByWhatIsOurs() {
        assertThat(
                        ExplanationHtml.ofJson(
                                "{\"allowed\":false,\"mayfly\":{\"decision\":\"refused\",\"sentence\":"
                                        + "\"a<b\",\"hints\":[{\"code\":\"C\",\"text\":\"t&t\"}]}}"))
                .contains("<strong>refused</strong>", "a&lt;b", "t&amp;t")
                .doesNotContain("<dt>");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> ExplanationHtml.ofJson("{"))
                .isInstanceOf(JsonSyntaxException.class);
    }

    /// Whether a text stands in the JSON as a value, however it is escaped.
    private static boolean value(String json, String text) {
        return holds(JsonReader.read(json, 16), text);
    }

    private static boolean holds(Json json, String text) {
        return switch (json) {
            case Json.Str(String value, _) -> value.equals(text);
            case Json.Arr(List<Json> items, _) -> items.stream().anyMatch(i -> holds(i, text));
            case Json.Obj(var members, _) ->
                    members.values().stream().anyMatch(member -> holds(member, text));
            case Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static void golden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
