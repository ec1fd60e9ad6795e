package dev.mayfly.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.findings.PolicyChecker;
import java.nio.charset.StandardCharsets;

/// Whatever comes in, the checks answer with findings. Run by `./bench/fuzz` only: loading the
/// catalogue under the fuzzer would slow every build.
class PolicyLintFuzz {
    private static final PolicyChecker CHECKER = PolicyLint.checker(ActionCatalogue.load());

    @FuzzTest
    void answersAnyTextWithFindings(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (PolicyKind kind : PolicyKind.values()) {
            assertThat(CHECKER.check(text, kind)).doesNotContainNull();
        }
    }
}
