package dev.mayfly.policy.findings;

import dev.mayfly.policy.PolicyKind;

/// How long the policies of AWS Organizations may be.
///
/// Source: AWS Organizations User Guide, "Quotas and service limits" (5,120 characters; every
/// character counts); IAM User Guide, "IAM policy validation check reference".
final class SizeChecks {
    private static final int QUOTA = 5_120;

    private SizeChecks() {}

    static void check(PolicyText policy, Findings findings) {
        int size = policy.text().length();
        if (size <= QUOTA) {
            return;
        }
        if (policy.kind() == PolicyKind.SERVICE_CONTROL) {
            add("SCP", "service control policy (SCP)", size, findings);
        } else if (policy.kind() == PolicyKind.RESOURCE_CONTROL) {
            add("RCP", "resource control policy (RCP)", size, findings);
        }
    }

    private static void add(String shortName, String name, int size, Findings findings) {
        findings.error(
                "POLICY_SIZE_EXCEEDS_" + shortName + "_QUOTA",
                "The "
                        + size
                        + " characters in the "
                        + name
                        + " exceed the "
                        + QUOTA
                        + " character maximum for "
                        + shortName
                        + "s. We recommend that you use multiple granular policies.",
                Path.ROOT);
    }
}
