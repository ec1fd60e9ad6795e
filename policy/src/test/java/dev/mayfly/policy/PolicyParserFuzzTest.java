package dev.mayfly.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whatever comes in is a policy or a [PolicySyntaxException], and a policy can be evaluated. A
/// normal run replays the corpus; `./bench/fuzz` searches.
class PolicyParserFuzzTest {
    @FuzzTest
    void answersAnyTextWithAPolicyOrARefusal(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (PolicyKind kind : PolicyKind.values()) {
            try {
                PolicyDocument document = PolicyParser.parse(text, kind);
                assertThat(document.charsWithoutWhitespace()).isBetween(1, text.length());
                evaluate(document);
            } catch (PolicySyntaxException e) {
                assertThat(e.wireText()).isNotEmpty();
                assertThat(e.line()).isPositive();
            }
        }
    }

    private static void evaluate(PolicyDocument document) {
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::111122223333:user/alice", "AIDAEXAMPLE", "111122223333");
        AuthorizationRequest request =
                new AuthorizationRequest(
                        "s3:GetObject",
                        "arn:aws:s3:::reports/a",
                        "111122223333",
                        caller,
                        RequestContext.builder().caller(caller).build());
        NamedPolicy policy = new NamedPolicy("fuzzed", document);
        PolicyStack stack =
                PolicyStack.EMPTY.withIdentity(List.of(policy)).withResourcePolicy(policy);
        assertThat(new Evaluator().evaluate(request, stack)).isNotNull();
    }
}
