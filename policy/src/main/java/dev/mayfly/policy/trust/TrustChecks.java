package dev.mayfly.policy.trust;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import dev.mayfly.policy.findings.PolicyText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks who can assume a role with a token. Stateless and thread-safe.
public final class TrustChecks implements Check {
    @Override
    public void check(PolicyText policy, Findings findings) {
        if (policy.kind() == PolicyKind.TRUST) {
            policy.wellFormed().ifPresent(trust -> check(policy, trust, findings));
        }
    }

    private static void check(PolicyText policy, PolicyDocument trust, Findings findings) {
        Places places = new Places(policy);
        Map<Integer, List<WebIdentityGrant>> byStatement = new LinkedHashMap<>();
        for (WebIdentityGrant grant : WebIdentityGrant.of(trust)) {
            byStatement
                    .computeIfAbsent(grant.statement().index(), _ -> new ArrayList<>())
                    .add(grant);
            if (isGithub(grant)) {
                GithubReach.of(grant, places, findings);
                DeadSubject.of(grant, places, findings);
            } else {
                TenantReach.of(grant, places, findings);
            }
            ClaimKeys.of(grant, policy.catalogue(), places, findings);
            Audience.of(grant, places, findings);
        }
        byStatement.values().forEach(grants -> OtherIssuer.of(grants, places, findings));
    }

    /// Also the issuers of one enterprise and of its own region.
    private static boolean isGithub(WebIdentityGrant grant) {
        String issuer = grant.issuer();
        return issuer.equals("token.actions.githubusercontent.com")
                || issuer.startsWith("token.actions.githubusercontent.com/")
                || (issuer.startsWith("token.actions.") && issuer.endsWith(".ghe.com"));
    }
}
