package dev.mayfly.policy.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The evaluator and the boxes agree, on requests and statements that are random but fixed by seed.
class StatementBoxTest {
    private static final int ROUNDS = 6_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isExactWhenEveryKeyIsKnown(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Statement statement = statement(random);
            AuthorizationRequest request = random.request();
            StatementBox box = StatementBox.of(statement, everything(request));
            boolean matched = new StatementMatcher(request, false).outcome(statement).matched();

            assertThat(box.clauses().stream().allMatch(clause -> holds(clause, request)))
                    .as(statement + " and " + request.context().entries())
                    .isEqualTo(matched);
            assertThat(box.clauses().stream().anyMatch(clause -> fails(clause, request)))
                    .as(statement + " and " + request.context().entries())
                    .isEqualTo(!matched);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    void isNeverTooSmallWhenNoKeyIsKnown(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Statement statement = statement(random);
            AuthorizationRequest request = random.request();
            StatementBox box = StatementBox.of(statement, Knowledge.NOTHING);
            boolean matched = new StatementMatcher(request, false).outcome(statement).matched();

            boolean covered =
                    matched
                            ? box.clauses().stream().allMatch(clause -> holds(clause, request))
                            : box.clauses().stream().anyMatch(clause -> fails(clause, request));
            assertThat(covered).as(statement + " and " + request.context().entries()).isTrue();
        }
    }

    @Test
    void theRandomWorldIsWorthwhile() {
        RandomStatements random = new RandomStatements(9);
        int matched = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Statement statement = statement(random);
            matched +=
                    new StatementMatcher(random.request(), false).outcome(statement).matched()
                            ? 1
                            : 0;
        }
        assertThat(matched).isBetween(ROUNDS / 12, ROUNDS / 2);
    }

    private static Statement statement(RandomStatements random) {
        String effect = random.below(3) == 0 ? "Deny" : "Allow";
        return RandomStatements.policy(List.of(random.statement(effect))).statements().getFirst();
    }

    private static Knowledge everything(AuthorizationRequest request) {
        Map<ContextKey, String> known = new HashMap<>();
        Set<ContextKey> missing = new HashSet<>();
        for (String name : List.of("aws:a", "aws:b", "aws:c", "aws:TagKeys")) {
            ContextKey key = ContextKey.of(name);
            request.context()
                    .single(key)
                    .ifPresentOrElse(value -> known.put(key, value), () -> missing.add(key));
        }
        return new Knowledge(known, missing);
    }

    private static boolean holds(Clause clause, AuthorizationRequest request) {
        return contains(clause.holds(), value(clause.dimension(), request));
    }

    private static boolean fails(Clause clause, AuthorizationRequest request) {
        return contains(clause.fails(), value(clause.dimension(), request));
    }

    private static Optional<ContextValue> value(Dimension dimension, AuthorizationRequest request) {
        return switch (dimension) {
            case Dimension.Action _ ->
                    Optional.of(new ContextValue.Single(request.action().toLowerCase(Locale.ROOT)));
            case Dimension.Resource _ -> Optional.of(new ContextValue.Single(request.resource()));
            case Dimension.Key(ContextKey key) -> request.context().find(key);
            case Dimension.Token _ -> Optional.empty();
        };
    }

    private static boolean contains(Region region, Optional<ContextValue> value) {
        if (value.isEmpty()) {
            return region.absent();
        }
        return switch (value.get()) {
            case ContextValue.Single(String text) -> region.single().contains(text);
            case ContextValue.Multi(List<String> texts) ->
                    texts.stream().allMatch(region.each()::contains)
                            && region.some().stream()
                                    .allMatch(some -> texts.stream().anyMatch(some::contains));
        };
    }
}
