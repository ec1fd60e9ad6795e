package dev.mayfly.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import java.util.Collections;
import java.util.List;

/// Whatever resource, action and value meet whatever patterns: the index decides as trying every
/// statement does. The search for more: `./bench/fuzz`.
class EvaluatorFuzzTest {
    @FuzzTest
    void decidesAsTryingEveryStatementDoes(FuzzedDataProvider data) {
        String action = "s3:" + data.consumeAsciiString(12);
        String resource = data.consumeString(40);
        String value = data.consumeString(20);
        String statements =
                String.join(",", Collections.nCopies(5, statement(data) + "," + statement(data)));
        PolicyDocument document;
        try {
            document =
                    PolicyParser.parse(
                            "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}",
                            PolicyKind.IDENTITY);
        } catch (PolicySyntaxException _) {
            return;
        }
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::111122223333:user/alice", "AIDAEXAMPLE", "111122223333");
        AuthorizationRequest request =
                new AuthorizationRequest(
                        action,
                        resource,
                        "111122223333",
                        caller,
                        RequestContext.builder().caller(caller).single("aws:a", value).build());
        PolicyStack stack =
                PolicyStack.EMPTY.withIdentity(List.of(new NamedPolicy("fuzzed", document)));

        assertThat(new Evaluator().evaluate(request, stack).allowed())
                .isEqualTo(allowedByTryingAll(document, request));
    }

    private static boolean allowedByTryingAll(
            PolicyDocument document, AuthorizationRequest request) {
        StatementMatcher matcher = new StatementMatcher(request, false);
        List<Effect> matched =
                document.statements().stream()
                        .filter(statement -> matcher.outcome(statement).matched())
                        .map(statement -> statement.effect())
                        .toList();
        return matched.contains(Effect.ALLOW) && !matched.contains(Effect.DENY);
    }

    private static String statement(FuzzedDataProvider data) {
        return """
        {"Effect":"%s","Action":"s3:%s","Resource":["arn:aws:s3:::%s","arn:aws:%s"],\
        "Condition":{"%s":{"aws:a":["%s","x"]}}}\
        """
                .formatted(
                        data.consumeBoolean() ? "Allow" : "Deny",
                        text(data),
                        text(data),
                        text(data),
                        data.pickValue(
                                List.of("StringLike", "StringNotLike", "StringEqualsIgnoreCase")),
                        text(data));
    }

    private static String text(FuzzedDataProvider data) {
        return data.consumeAsciiString(16).replace("\\", "").replace("\"", "*");
    }
}
