package dev.mayfly.policy.lint;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.escalation.EscalationChecks;
import dev.mayfly.policy.escalation.StarResource;
import dev.mayfly.policy.exposure.ExposureChecks;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.trust.TrustChecks;
import java.util.List;

/// Puts the checker together.
public final class PolicyLint {
    private static final List<Check> CHECKS =
            List.of(
                    new TrustChecks(),
                    new ExposureChecks(),
                    new EscalationChecks(),
                    new StarResource());

    private PolicyLint() {}

    /// A checker with all checks, AWS's and ours.
    public static PolicyChecker checker(ActionCatalogue catalogue) {
        return new PolicyChecker(catalogue, CHECKS);
    }
}
