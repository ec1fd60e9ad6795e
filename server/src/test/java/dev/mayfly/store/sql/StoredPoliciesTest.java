package dev.mayfly.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.iam.PolicyText;
import dev.mayfly.policy.Effect;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPoliciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"Statement\":[]}", "not json", "{\"Statement\":{}}"})
    void standsInWithDenyAllForAPolicyThatDoesNotParse(String source) {
        StoredPolicies policies = new StoredPolicies();

        PolicyText trust = policies.trust(source);
        PolicyText identity = policies.identity(source);

        assertThat(trust.source()).isEqualTo(source);
        assertThat(trust.document().statements())
                .singleElement()
                .matches(statement -> statement.effect() == Effect.DENY);
        assertThat(identity.document().statements())
                .singleElement()
                .matches(statement -> statement.effect() == Effect.DENY);
        assertThat(policies.takeProblems()).hasSize(2);
        assertThat(policies.takeProblems()).isEmpty();
    }

    static PolicyText trust(String source) {
        return parsed(new StoredPolicies(), policies -> policies.trust(source));
    }

    static PolicyText identity(String source) {
        return parsed(new StoredPolicies(), policies -> policies.identity(source));
    }

    private static PolicyText parsed(
            StoredPolicies policies, Function<StoredPolicies, PolicyText> parse) {
        PolicyText text = parse.apply(policies);
        assertThat(policies.takeProblems()).isEmpty();
        return text;
    }
}
