package dev.mayfly.policy.redundancy;

import dev.mayfly.policy.findings.Check;
import java.util.List;

/// The checks of this package.
public final class RedundancyChecks {
    public static final List<Check> ALL =
            List.of(
                    new EmptyElements(),
                    new EmptyConditions(),
                    new SidAdvice(),
                    new RedundantEntries(),
                    new RedundantStatements(),
                    new RedundantNumbers(),
                    new RedundantPrincipals(),
                    new PresenceByStar());

    private RedundancyChecks() {}
}
