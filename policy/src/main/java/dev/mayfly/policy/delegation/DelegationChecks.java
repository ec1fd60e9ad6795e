package dev.mayfly.policy.delegation;

import dev.mayfly.policy.findings.Check;
import java.util.List;

/// The checks of this package.
public final class DelegationChecks {
    public static final List<Check> ALL =
            List.of(
                    new RoleActionChecks(),
                    new AllowWithNotPrincipal(),
                    new UniqueIdPrincipal(),
                    new ServicePrincipalSource(),
                    new OidcConditions(),
                    new GithubSubjectAdvice(),
                    new AudienceAdvice());

    private DelegationChecks() {}
}
