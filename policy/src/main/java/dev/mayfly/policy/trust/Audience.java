package dev.mayfly.policy.trust;

import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Places;

/// Statements that take a token for whatever audience it was issued.
final class Audience {
    private Audience() {}

    static void of(WebIdentityGrant grant, Places places, Findings findings) {
        boolean asked = grant.wanting("aud").stream().anyMatch(condition -> !condition.ifExists());
        if (!asked) {
            findings.warning(
                    "MAYFLY_TRUST_NO_AUDIENCE",
                    "Nothing asks for whom the token was issued: one that was meant for another"
                            + " service works here as long as its audience is a client id of the"
                            + " provider. Add `\""
                            + grant.issuer()
                            + ":aud\": \"sts.amazonaws.com\"` under `StringEquals`, or the"
                            + " audience you ask your tokens for.",
                    places.principals(grant.statement()));
        }
    }
}
