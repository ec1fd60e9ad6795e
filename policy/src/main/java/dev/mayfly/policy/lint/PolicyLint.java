package dev.mayfly.policy.lint;

import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.conditions.ConditionChecks;
import dev.mayfly.policy.delegation.DelegationChecks;
import dev.mayfly.policy.escalation.EscalationChecks;
import dev.mayfly.policy.escalation.StarResource;
import dev.mayfly.policy.exposure.ExposureChecks;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.PolicyChecker;
import dev.mayfly.policy.redundancy.RedundancyChecks;
import dev.mayfly.policy.trust.TrustChecks;
import java.util.ArrayList;
import java.util.List;

/// Puts the checker together.
public final class PolicyLint {
    private static final List<Check> CHECKS = checks();

    private static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(DelegationChecks.ALL);
        checks.addAll(ConditionChecks.ALL);
        checks.addAll(RedundancyChecks.ALL);
        checks.add(new TrustChecks());
        checks.add(new ExposureChecks());
        checks.add(new EscalationChecks());
        checks.add(new StarResource());
        return List.copyOf(checks);
    }

    private PolicyLint() {}

    /// A checker with all checks, AWS's and ours.
    public static PolicyChecker checker(ActionCatalogue catalogue) {
        return new PolicyChecker(catalogue, CHECKS);
    }
}
