package dev.mayfly.iam;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Map;

/// A trust policy that may be put into force: read, within its size, scoped where its issuer is
/// shared, and with the ids of whom it names.
record TrustPolicy(PolicyText text, Map<String, String> principalIds) {

    /// Characters, whitespace not counted.
    ///
    /// Source: IAM User Guide, "IAM and AWS STS quotas", read 2026-11 (2048, which AWS raises on
    /// request).
    static final int MAX_CHARS = 2048;

    TrustPolicy {
        principalIds = Map.copyOf(principalIds);
    }

    /// The policy in `source`, or AWS's refusal.
    static TrustPolicy read(AccountState state, String source) {
        PolicyDocument document = parse(source);
        if (document.charsWithoutWhitespace() > MAX_CHARS) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for ACLSizePerRole: " + MAX_CHARS));
        }
        TrustPolicyGuard.check(document);
        return new TrustPolicy(
                new PolicyText(source, document), TrustedPrincipals.resolve(state, document));
    }

    private static PolicyDocument parse(String source) {
        try {
            return PolicyParser.parse(source, PolicyKind.TRUST);
        } catch (PolicySyntaxException e) {
            throw new RefusedException(new Refusal.MalformedPolicy(e.wireText()));
        }
    }
}
