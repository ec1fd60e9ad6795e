package dev.mayfly.iam;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.PolicySyntaxException;
import dev.mayfly.policy.PolicyVersion;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;

/// Reads the documents that callers hand in, or refuses them with AWS's sentence for the mistake.
final class PolicyTexts {

    /// Characters in a managed policy, whitespace not counted.
    ///
    /// Source: IAM User Guide, "IAM and AWS STS quotas", read 2026-11.
    static final int MAX_MANAGED_CHARS = 6144;

    private PolicyTexts() {}

    /// The document of an identity's inline policy.
    static PolicyText inline(String source) {
        try {
            return new PolicyText(source, PolicyParser.parse(source, PolicyKind.IDENTITY));
        } catch (PolicySyntaxException e) {
            throw malformed(e.wireText());
        }
    }

    /// The document of a managed policy. It must be written in the current version of the language,
    /// which an inline policy need not.
    static PolicyText managed(String source) {
        PolicyText text = inline(source);
        PolicyDocument document = text.document();
        if (document.version() != PolicyVersion.V2012) {
            throw malformed("Policy document must be version 2012-10-17 or greater.");
        }
        if (document.charsWithoutWhitespace() > MAX_MANAGED_CHARS) {
            throw new RefusedException(
                    new Refusal.LimitExceeded(
                            "Cannot exceed quota for PolicySize: " + MAX_MANAGED_CHARS));
        }
        return text;
    }

    private static RefusedException malformed(String sentence) {
        return new RefusedException(new Refusal.MalformedPolicy(sentence));
    }
}
