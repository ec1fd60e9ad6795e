package dev.mayfly.policy.conditions;

import dev.mayfly.policy.findings.AttachedTo;
import dev.mayfly.policy.findings.Check;
import dev.mayfly.policy.findings.Findings;
import dev.mayfly.policy.findings.Path;
import dev.mayfly.policy.findings.PolicyText;

/// Policies that are longer than what they are attached to takes.
///
/// AWS names 10,240 for identity policies, the inline quota of a role, even where a managed policy
/// takes 6,144 only (seen in its answers of 2026-03). Bucket policies take 20 KB: S3 User Guide,
/// "Bucket policies". Of other resources we know no quota and say nothing.
final class SizeAdvice implements Check {
    private static final int IDENTITY = 10_240;
    private static final int BUCKET = 20_480;
    private static final int TRUST = 2_048;

    @Override
    public void check(PolicyText policy, Findings findings) {
        int size = withoutBlanks(policy.text());
        switch (policy.kind()) {
            case IDENTITY, BOUNDARY -> {
                if (size > IDENTITY) {
                    findings.warning(
                            "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
                            "The "
                                    + size
                                    + " characters in the identity policy, excluding whitespace,"
                                    + " exceed the "
                                    + IDENTITY
                                    + " character maximum for inline and managed policies. We"
                                    + " recommend that you use multiple granular policies.",
                            Path.ROOT);
                }
            }
            case TRUST -> {
                if (size > TRUST) {
                    findings.warning(
                            "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
                            "The characters in the role trust policy, excluding whitespace, exceed"
                                    + " the character maximum. We recommend that you request a role"
                                    + " trust policy length quota increase using Service Quotas and"
                                    + " AWS Support Center. If the quotas have already been"
                                    + " increased, then you can ignore this warning.",
                            Path.ROOT);
                }
            }
            case RESOURCE -> bucket(policy, findings);
            case SESSION, SERVICE_CONTROL, RESOURCE_CONTROL -> {}
        }
    }

    /// Here every character counts.
    private static void bucket(PolicyText policy, Findings findings) {
        boolean bucket =
                policy.target().resource().filter(type -> type == AttachedTo.BUCKET).isPresent();
        int size = policy.text().length();
        if (bucket && size > BUCKET) {
            findings.warning(
                    "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
                    "The "
                            + size
                            + " characters in the resource policy exceed the "
                            + BUCKET
                            + " character maximum for resource policies. We recommend that you use"
                            + " multiple granular policies.",
                    Path.ROOT);
        }
    }

    private static int withoutBlanks(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
