package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;

/// A policy without a version, which is then in the language of 2008.
final class VersionAdvice implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.root().members().containsKey("Version")) {
            return;
        }
        findings.warning(
                "MISSING_VERSION",
                "We recommend that you specify the Version element to help you with debugging"
                        + " permission issues.",
                Path.ROOT);
        boolean meansTheSame = !policy.text().contains("${");
        if (meansTheSame) {
            findings.insertion("add the version", "\"Version\": \"2012-10-17\", ");
        }
    }
}
