package dev.mayfly.iam;

import java.util.Map;
import java.util.TreeMap;

/// What an account holds and may hold, in numbers, under AWS's names. There are no passwords, keys,
/// certificates and MFA devices here, so what counts those is 0.
///
/// Source: `GetAccountSummary` of a live account captured 2026-09 by the project stackd
/// (`account_reporting.json`) for the names; the quotas are the ones in force here.
public final class AccountSummary {

    private AccountSummary() {}

    /// The numbers of `state`, by AWS's name for each.
    public static Map<String, Integer> of(AccountState state) {
        Map<String, Integer> summary = new TreeMap<>(quotas());
        summary.put("Users", state.users().size());
        summary.put("Groups", state.groups().size());
        summary.put("Roles", state.roles().size());
        summary.put("InstanceProfiles", state.instanceProfiles().size());
        summary.put("Providers", state.providers().size());
        summary.put("Policies", state.policies().size());
        summary.put("PolicyVersionsInUse", versionsInUse(state));
        for (String absent :
                new String[] {
                    "ServerCertificates",
                    "MFADevices",
                    "MFADevicesInUse",
                    "AccountMFAEnabled",
                    "AccountAccessKeysPresent",
                    "AccountPasswordPresent",
                    "AccountSigningCertificatesPresent"
                }) {
            summary.put(absent, 0);
        }
        return summary;
    }

    private static Map<String, Integer> quotas() {
        return Map.ofEntries(
                Map.entry("UsersQuota", Users.MAX_USERS),
                Map.entry("GroupsQuota", Groups.MAX_GROUPS),
                Map.entry("GroupsPerUserQuota", Groups.MAX_GROUPS_PER_USER),
                Map.entry("RolesQuota", Roles.MAX_ROLES),
                Map.entry("InstanceProfilesQuota", InstanceProfiles.MAX_PROFILES),
                Map.entry("PoliciesQuota", ManagedPolicies.MAX_POLICIES),
                Map.entry("PolicySizeQuota", PolicyTexts.MAX_MANAGED_CHARS),
                Map.entry("PolicyVersionsInUseQuota", 10_000),
                Map.entry("VersionsPerPolicyQuota", ManagedPolicies.MAX_VERSIONS),
                Map.entry("UserPolicySizeQuota", Holder.Kind.USER.maxInlineChars()),
                Map.entry("GroupPolicySizeQuota", Holder.Kind.GROUP.maxInlineChars()),
                Map.entry("RolePolicySizeQuota", Holder.Kind.ROLE.maxInlineChars()),
                Map.entry("AssumeRolePolicySizeQuota", TrustPolicy.MAX_CHARS),
                Map.entry("AttachedPoliciesPerUserQuota", Holder.Kind.USER.maxAttached()),
                Map.entry("AttachedPoliciesPerGroupQuota", Holder.Kind.GROUP.maxAttached()),
                Map.entry("AttachedPoliciesPerRoleQuota", Holder.Kind.ROLE.maxAttached()),
                Map.entry("AccessKeysPerUserQuota", 0),
                Map.entry("SigningCertificatesPerUserQuota", 0),
                Map.entry("ServerCertificatesQuota", 0),
                Map.entry("GlobalEndpointTokenVersion", 2));
    }

    /// Versions of the account's policies that are in force for somebody.
    private static int versionsInUse(AccountState state) {
        PolicyUse use = PolicyUse.of(state);
        return Math.toIntExact(
                state.policies().keySet().stream().filter(arn -> !use.of(arn).isNone()).count());
    }
}
