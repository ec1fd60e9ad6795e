package dev.mayfly.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.box.RandomStatements;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of proofs whatever the policies say; seeds are fixed, so a failure repeats.
class ProverPropertiesTest {
    private static final int ROUNDS = 25;
    private static final int REQUESTS = 300;

    private final AccessProver prover = new AccessProver();
    private final Evaluator evaluator = new Evaluator();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsProvedIsNeverAllowed(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = statements(random);
            String asked = action(random);
            Proof proof = never(statements, asked);
            for (int j = 0; proof instanceof Proof.Proved && j < REQUESTS; j++) {
                AuthorizationRequest request = random.naturalRequest().withAction(asked);
                assertThat(allowed(request, statements)).as(statements.toString()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whatIsRefutedHasAWitnessThatIsAllowed(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> statements = statements(random);
            String asked = action(random);
            if (never(statements, asked) instanceof Proof.Refuted(var witness, _)) {
                assertThat(witness.action()).isEqualToIgnoringCase(asked);
                assertThat(allowed(witness, statements)).as(statements.toString()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void aFurtherDenyNeverRefutesWhatWasProved(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> before = statements(random);
            List<String> after = new ArrayList<>(before);
            after.add(random.below(after.size() + 1), random.statement("Deny"));
            String asked = action(random);
            if (never(before, asked) instanceof Proof.Proved) {
                assertThat(never(after, asked))
                        .as(after.toString())
                        .isNotInstanceOf(Proof.Refuted.class);
            }
            assertThat(noNewAccess(before, after))
                    .as(after.toString())
                    .isNotInstanceOf(Proof.Refuted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void newAccessIsAllowedNowAndWasNotBefore(long seed) {
        RandomStatements random = new RandomStatements(seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> older = statements(random);
            List<String> newer = statements(random);
            Proof proof = noNewAccess(older, newer);
            if (proof instanceof Proof.Refuted(var witness, _)) {
                assertThat(allowed(witness, newer)).isTrue();
                assertThat(allowed(witness, older)).isFalse();
            }
            for (int j = 0; proof instanceof Proof.Proved && j < REQUESTS; j++) {
                AuthorizationRequest request = random.naturalRequest();
                assertThat(allowed(request, newer) && !allowed(request, older))
                        .as(older + " then " + newer)
                        .isFalse();
            }
        }
    }

    /// Doubt is for policies with variables, or with text and number about one key.
    @Test
    void seldomAnswersUnknown() {
        RandomStatements random = new RandomStatements(13);
        int unknown = 0;
        int plain = 0;
        for (int i = 0; i < 3 * ROUNDS; i++) {
            List<String> statements = statements(random);
            statements.removeIf(text -> text.contains("${"));
            if (!statements.isEmpty()) {
                plain++;
                unknown += never(statements, action(random)) instanceof Proof.Unknown ? 1 : 0;
            }
        }
        assertThat(unknown).isLessThan(plain / 20);
    }

    private static List<String> statements(RandomStatements random) {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.below(4);
        for (int i = 0; i < count; i++) {
            statements.add(random.statement(random.below(3) == 0 ? "Deny" : "Allow"));
        }
        return statements;
    }

    private static String action(RandomStatements random) {
        return random.pick(List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage"));
    }

    private Proof never(List<String> statements, String action) {
        return prover.never(
                List.of(RandomStatements.policy(statements)), Access.parse(action), Limits.usual());
    }

    private Proof noNewAccess(List<String> older, List<String> newer) {
        return prover.noNewAccess(
                RandomStatements.policy(older), RandomStatements.policy(newer), Limits.usual());
    }

    private boolean allowed(AuthorizationRequest request, List<String> statements) {
        AuthorizationRequest own =
                new AuthorizationRequest(
                        request.action(),
                        request.resource(),
                        request.caller().account().orElse(""),
                        request.caller(),
                        request.context());
        PolicyStack stack =
                PolicyStack.EMPTY.withIdentity(
                        List.of(new NamedPolicy("random", RandomStatements.policy(statements))));
        return evaluator.evaluate(own, stack).allowed();
    }
}
