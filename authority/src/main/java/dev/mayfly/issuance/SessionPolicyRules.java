package dev.mayfly.issuance;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// What session policies must be: an inline one that parses, and at most ten managed ones that
/// exist.
///
/// Source: STS API Reference, `AssumeRole`, `Policy` and `PolicyArns`. What AWS answers for a
/// managed policy that does not exist was not seen; the sentence is IAM's for attaching one.
final class SessionPolicyRules {

    /// Of STS itself.
    static final int MAX_POLICY_ARNS = 10;

    private SessionPolicyRules() {}

    static void checkCount(SessionTerms terms, int most) {
        if (terms.policyArns().size() > most) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "1 validation error detected: Value at 'policyArns' failed to satisfy"
                                    + " constraint: Member must have length less than or equal to "
                                    + most));
        }
    }

    static void check(SessionTerms terms, AccountState state, PolicyLookup lookup) {
        if (terms.inlinePolicy().isPresent()) {
            parse(terms.inlinePolicy().get());
        }
        for (String arn : terms.policyArns()) {
            if (!lookup.exists(state, arn)) {
                throw new RefusedException(
                        new Refusal.InvalidParameterValue(
                                "Policy " + arn + " does not exist or is not attachable."));
            }
        }
    }

    private static void parse(String json) {
        try {
            PolicyParser.parse(json, PolicyKind.SESSION);
        } catch (PolicySyntaxException malformed) {
            throw new RefusedException(new Refusal.MalformedPolicy(malformed.wireText()));
        }
    }
}
