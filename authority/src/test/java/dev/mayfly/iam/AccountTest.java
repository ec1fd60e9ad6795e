package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final PolicyWorld world = new PolicyWorld();
    private final AccountAliases aliases = new AccountAliases(world.directory);

    @Test
    void anAccountHasOneAliasAndANewOneReplacesIt() {
        aliases.create("first");
        aliases.create("second");

        assertThat(world.state().alias()).contains("second");
        assertThat(PolicyWorld.refusalOf(() -> aliases.create("second")))
                .isEqualTo(
                        new Refusal.EntityAlreadyExists(
                                "The account alias second already exists."));
    }

    @Test
    void onlyTheAccountsOwnAliasCanBeTakenAway() {
        aliases.create("mine");

        assertThat(PolicyWorld.refusalOf(() -> aliases.delete("other")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        aliases.delete("mine");
        assertThat(world.state().alias()).isEmpty();
    }

    @Test
    void theSummaryCountsWhatIsThere() {
        world.role("r");
        world.user("u");
        world.groups.create("g", "/");
        world.profiles.create("p", "/", List.of());
        world.providers.create(
                new IdentityProviders.NewProvider(
                        "https://idp.example.com", List.of(), List.of(), List.of()));
        String used = world.policy("used");
        world.policy("unused");
        world.rolePolicies.attach("r", used);

        assertThat(AccountSummary.of(world.state()))
                .containsEntry("Roles", 1)
                .containsEntry("Users", 1)
                .containsEntry("Groups", 1)
                .containsEntry("InstanceProfiles", 1)
                .containsEntry("Providers", 1)
                .containsEntry("Policies", 2)
                .containsEntry("PolicyVersionsInUse", 1)
                .containsEntry("RolesQuota", 1000)
                .containsEntry("RolePolicySizeQuota", 10_240)
                .containsEntry("AssumeRolePolicySizeQuota", 2048)
                .containsEntry("AccountAccessKeysPresent", 0);
    }

    /// Source: the keys of a live account's summary, captured 2026-09 by the project stackd.
    @Test
    void theSummaryHasTheNamesThatAwsHas() {
        assertThat(AccountSummary.of(world.state()))
                .containsOnlyKeys(
                        "GroupPolicySizeQuota",
                        "InstanceProfilesQuota",
                        "Policies",
                        "GroupsPerUserQuota",
                        "InstanceProfiles",
                        "AttachedPoliciesPerUserQuota",
                        "Users",
                        "PoliciesQuota",
                        "Providers",
                        "AccountMFAEnabled",
                        "AccessKeysPerUserQuota",
                        "AssumeRolePolicySizeQuota",
                        "PolicyVersionsInUseQuota",
                        "GlobalEndpointTokenVersion",
                        "VersionsPerPolicyQuota",
                        "AttachedPoliciesPerGroupQuota",
                        "PolicySizeQuota",
                        "Groups",
                        "AccountSigningCertificatesPresent",
                        "UsersQuota",
                        "ServerCertificatesQuota",
                        "MFADevices",
                        "UserPolicySizeQuota",
                        "PolicyVersionsInUse",
                        "ServerCertificates",
                        "Roles",
                        "RolesQuota",
                        "SigningCertificatesPerUserQuota",
                        "MFADevicesInUse",
                        "RolePolicySizeQuota",
                        "AttachedPoliciesPerRoleQuota",
                        "AccountAccessKeysPresent",
                        "AccountPasswordPresent",
                        "GroupsQuota");
    }
}
