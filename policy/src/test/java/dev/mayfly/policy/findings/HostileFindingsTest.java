package dev.mayfly.policy.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies of the greatest length, built to make the checks slow. The aim is 100 ms each; the
/// bound leaves room for a busy machine, what it guards against would take many seconds.
class HostileFindingsTest {
    private static final int MAX_CHARS = 131_072;
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final PolicyChecker CHECKER =
            new PolicyChecker(ActionCatalogue.load(), List.of());

    static Stream<Arguments> hostile() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nested arrays", "[".repeat(10_000) + "]".repeat(10_000));
        texts.put(
                "nested arrays in an action",
                statement("\"Action\":" + "[".repeat(10_000) + "]".repeat(10_000)));
        texts.put("actions nearly right", actions(i -> "s3:GetObjct" + i));
        texts.put("services nearly right", actions(i -> "dynamodb" + i + ":GetItem"));
        texts.put("action patterns", actions(i -> "ec2:*a*e*i*" + i + "?*"));
        texts.put("one exploding action", actions("s3:" + "*a".repeat(60_000) + "?"));
        texts.put("resource patterns", resources(i -> "arn:aws:sagemaker:*:*:*a*e*i*o*" + i + "*"));
        texts.put("one exploding resource", resources("arn:aws:s3:::" + "*a".repeat(60_000) + "?"));
        texts.put("resources that lack fields", resources(i -> "arn:aws:sagemaker:model/" + i));
        texts.put("variables", resources(i -> "arn:aws:s3:::${aws:username" + i));
        texts.put("one text of variables", resources("arn:aws:s3:::" + "${".repeat(60_000)));
        texts.put(
                "unknown keys",
                keys(i -> "\"StringEquals" + i + "\":{\"aws:PrincipalOrgIe" + i + "\":\"a\"}"));
        texts.put("keys of a service", keys(i -> "\"Bool" + i + "\":{\"ec2:Regiom" + i + "\":1}"));
        texts.put("statements that lack all", many(i -> "{\"Sid\":\"" + i + "\"}"));
        texts.put("the same member", "{" + "\"a\":1,".repeat(18_000) + "\"b\":1}");
        return texts.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void answersInTime(String name, String text) {
        assertThat(text.length()).as(name).isLessThanOrEqualTo(MAX_CHARS);
        Duration best = LIMIT;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            CHECKER.check(text, PolicyKind.IDENTITY);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).as(name).isLessThan(LIMIT);
    }

    private static String actions(String action) {
        return statement("\"Action\":\"" + action + "\",\"Resource\":\"*\"");
    }

    private static String actions(IntFunction<String> action) {
        return statement(
                "\"Resource\":\"*\",\"Action\":[" + list(i -> quoted(action.apply(i))) + "]");
    }

    private static String resources(String resource) {
        return statement("\"Action\":\"*\",\"Resource\":\"" + resource + "\"");
    }

    private static String resources(IntFunction<String> resource) {
        return statement(
                "\"Action\":\"*\",\"Resource\":[" + list(i -> quoted(resource.apply(i))) + "]");
    }

    private static String keys(IntFunction<String> clause) {
        return statement(
                "\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{"
                        + list(clause)
                        + "}");
    }

    private static String many(IntFunction<String> statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + list(statement) + "]}";
    }

    private static String statement(String members) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\"," + members + "}}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String list(IntFunction<String> item) {
        StringBuilder items = new StringBuilder(item.apply(0));
        for (int i = 1; items.length() < MAX_CHARS - 400; i++) {
            items.append(',').append(item.apply(i));
        }
        return items.toString();
    }
}
