package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Conditions on the claims of an issuer that the statement does not trust: a typing error, or a
/// policy copied from elsewhere.
final class OtherIssuer {
    private static final Set<String> CLAIMS = Set.of("aud", "sub", "amr", "oaud");

    private OtherIssuer() {}

    /// @param grants every grant of one statement
    static void of(List<WebIdentityGrant> grants, Places places, Findings findings) {
        List<String> issuers =
                grants.stream().map(grant -> grant.issuer().toLowerCase(Locale.ROOT)).toList();
        for (Condition condition : grants.getFirst().statement().conditions()) {
            String key = condition.key().folded();
            int colon = key.lastIndexOf(':');
            String issuer = key.substring(0, Math.max(0, colon));
            boolean claim = CLAIMS.contains(key.substring(colon + 1)) && issuer.indexOf('.') > 0;
            if (claim && !issuers.contains(issuer)) {
                findings.error(
                        "MAYFLY_TRUST_OTHER_ISSUER",
                        "This statement trusts `"
                                + String.join("`, `", issuers)
                                + "`, whose tokens never carry a claim of `"
                                + issuer
                                + "`: write `"
                                + issuers.getFirst()
                                + key.substring(colon)
                                + "`.",
                        places.key(condition));
            }
        }
    }
}
