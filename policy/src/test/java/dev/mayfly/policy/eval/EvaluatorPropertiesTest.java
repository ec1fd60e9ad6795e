package dev.mayfly.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold whatever the policies say; seeds are fixed, so a failure repeats.
class EvaluatorPropertiesTest {
    private static final int ROUNDS = 1_500;

    private final Evaluator evaluator = new Evaluator();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void addingADenyNeverAllowsMore(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> before = random.statements(6);
            List<String> after = new ArrayList<>(before);
            after.add(random.below(after.size() + 1), random.statement("Deny"));
            assertNotWider(random.request(), before, after);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void removingAnAllowNeverAllowsMore(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> after = random.statements(6);
            List<String> before = new ArrayList<>(after);
            before.add(random.statement("Allow"));
            assertNotWider(random.request(), before, after);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void narrowingAPatternOfAnAllowNeverAllowsMore(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        List<List<String>> narrowings =
                List.of(
                        List.of("\"arn:aws:s3:::*\"", "\"arn:aws:s3:::a/*\""),
                        List.of("\"arn:aws:s3:::a*\"", "\"arn:aws:s3:::a/x\""),
                        List.of("\"s3:*\"", "\"s3:Get*\""),
                        List.of("\"s3:*Object\"", "\"s3:PutObject\""));
        for (int i = 0; i < ROUNDS; i++) {
            List<String> before = new ArrayList<>(random.statements(5));
            before.removeIf(text -> text.contains("Deny") || text.contains("\"Not"));
            if (!before.isEmpty()) {
                List<String> narrowing = random.pick(narrowings);
                List<String> after =
                        before.stream()
                                .map(text -> text.replace(narrowing.get(0), narrowing.get(1)))
                                .toList();
                assertNotWider(random.request(), before, after);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void anyFurtherCapNeverAllowsMore(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            PolicyStack stack = stack(random.statements(5));
            NamedPolicy cap = new NamedPolicy("cap", RandomPolicies.policy(random.statements(3)));
            AuthorizationRequest request = random.request();
            for (PolicyStack capped :
                    List.of(
                            stack.withBoundary(cap),
                            stack.withSession(List.of(cap)),
                            stack.withServiceControl(List.of(List.of(cap))))) {
                if (evaluator.evaluate(request, capped).allowed()) {
                    assertThat(evaluator.evaluate(request, stack).allowed()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15})
    void theOrderOfStatementsDoesNotMatter(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = random.statements(8);
            List<String> shuffled = new ArrayList<>(statements);
            Collections.shuffle(shuffled, new Random(seed + i));
            AuthorizationRequest request = random.request();

            assertThat(decide(request, shuffled)).isEqualTo(decide(request, statements));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 17, 18})
    void theIndexFindsWhatTryingEveryStatementFinds(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = random.statements(30);
            AuthorizationRequest request = random.request();

            assertThat(decide(request, statements)).isEqualTo(byTryingAll(request, statements));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 21, 22})
    void theIndexOfALargePolicyFindsWhatTryingEveryStatementFinds(long seed) {
        LargePolicies random = new LargePolicies(seed);
        int found = 0;
        for (int i = 0; i < 40; i++) {
            List<String> statements = random.statements(60);
            PolicyStack stack = stack(statements);
            for (int j = 0; j < 60; j++) {
                AuthorizationRequest request = random.request();
                String decision = evaluator.evaluate(request, stack).getClass().getSimpleName();

                assertThat(decision).as("%s", request).isEqualTo(byTryingAll(request, statements));
                found += decision.equals("ImplicitlyDenied") ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {23, 24})
    void aListOfActionsMeansAsManyStatements(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> actions = List.of(random.actionPattern(), random.actionPattern());
            String resource = random.resourcePattern();
            List<String> together = List.of(allow(String.join("\",\"", actions), resource));
            List<String> apart = actions.stream().map(action -> allow(action, resource)).toList();
            AuthorizationRequest request = random.request();

            assertThat(decide(request, apart)).isEqualTo(decide(request, together));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {25, 26})
    void notActionIsTheOppositeOfAction(long seed) {
        RandomPolicies random = new RandomPolicies(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String statement = allow(random.actionPattern(), "*");
            AuthorizationRequest request = random.request();

            assertThat(decide(request, List.of(statement.replace("\"Action\"", "\"NotAction\""))))
                    .isNotEqualTo(decide(request, List.of(statement)));
        }
    }

    private static String allow(String actions, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":[\"%s\"],\"Resource\":\"%s\"}"
                .formatted(actions, resource);
    }

    @Test
    void theRandomWorldIsWorthwhile() {
        RandomPolicies random = new RandomPolicies(19);
        int allowed = 0;
        int denied = 0;
        for (int i = 0; i < ROUNDS; i++) {
            switch (decide(random.request(), random.statements(6))) {
                case "Allowed" -> allowed++;
                case "ExplicitlyDenied" -> denied++;
                default -> {}
            }
        }
        assertThat(allowed).isGreaterThan(ROUNDS / 6);
        assertThat(denied).isGreaterThan(ROUNDS / 20);
    }

    private static String byTryingAll(AuthorizationRequest request, List<String> statements) {
        PolicyDocument document = RandomPolicies.policy(statements);
        StatementMatcher matcher = new StatementMatcher(request, false);
        List<Effect> effects =
                document.statements().stream()
                        .filter(statement -> matcher.outcome(statement).matched())
                        .map(statement -> statement.effect())
                        .toList();
        if (effects.contains(Effect.DENY)) {
            return "ExplicitlyDenied";
        }
        return effects.contains(Effect.ALLOW) ? "Allowed" : "ImplicitlyDenied";
    }

    private void assertNotWider(
            AuthorizationRequest request, List<String> before, List<String> after) {
        if (decide(request, after).equals("Allowed")) {
            assertThat(decide(request, before)).as(request + " with " + after).isEqualTo("Allowed");
        }
    }

    private String decide(AuthorizationRequest request, List<String> statements) {
        return evaluator.evaluate(request, stack(statements)).getClass().getSimpleName();
    }

    private static PolicyStack stack(List<String> statements) {
        return PolicyStack.EMPTY.withIdentity(
                List.of(new NamedPolicy("random", RandomPolicies.policy(statements))));
    }
}
