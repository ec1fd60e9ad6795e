package dev.mayfly.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.api.IamWire.Answer;
import dev.mayfly.wire.Permission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The steps and answers are those of live AWS (captured 2026-09 by the project stackd,
/// `instance_profiles_aws.json`).
class IamInstanceProfilesApiTest {

    private final IamWire iam = new IamWire();

    @Test
    void aNewProfileIsToldWithNoRoleAndTagsThatDifferByCase() {
        Answer created = create();

        assertThat(created.one("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:instance-profile/probe/Web");
        assertThat(created.one("InstanceProfileId")).matches("AIPA[A-Z2-7]{17}");
        assertThat(created.one("Roles")).isEmpty();
        assertThat(created.all("Key")).containsExactly("Team", "team");
    }

    @Test
    void theRoleInsideIsToldWithNothingThatMayBeAbsent() {
        fill();

        Answer read = iam.ok("GetInstanceProfile", "InstanceProfileName", "web");
        assertThat(read.one("RoleName")).isEqualTo("Role");
        assertThat(read.all("MaxSessionDuration")).isEmpty();
        assertThat(read.all("RoleLastUsed")).isEmpty();
        assertThat(read.all("Key")).hasSize(2);
    }

    @Test
    void listingsTellNoTags() {
        fill();

        Answer all = iam.ok("ListInstanceProfiles", "PathPrefix", "/probe/");
        assertThat(all.one("InstanceProfileName")).isEqualTo("Web");
        assertThat(all.all("Tags")).isEmpty();
        Answer forRole = iam.ok("ListInstanceProfilesForRole", "RoleName", "role");
        assertThat(forRole.one("InstanceProfileName")).isEqualTo("Web");
        assertThat(forRole.all("Tags")).isEmpty();
        iam.ok("RemoveRoleFromInstanceProfile", "InstanceProfileName", "Web", "RoleName", "Role");
        assertThat(
                        iam.ok("ListInstanceProfilesForRole", "RoleName", "role")
                                .one("InstanceProfiles"))
                .isEmpty();
        assertThat(
                        iam.call(
                                        "RemoveRoleFromInstanceProfile",
                                        "InstanceProfileName",
                                        "Web",
                                        "RoleName",
                                        "Role")
                                .one("Code"))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void fillingAProfileNeedsThePermissionToPassTheRoleToServers() {
        fill();

        assertThat(iam.needed)
                .contains(
                        new Permission(
                                "iam:PassRole",
                                "arn:aws:iam::123456789012:role/x/Role",
                                Map.of("iam:PassedToService", List.of("ec2.amazonaws.com"))));
    }

    private void fill() {
        create();
        iam.ok(
                "CreateRole",
                "RoleName",
                "Role",
                "Path",
                "/x/",
                "AssumeRolePolicyDocument",
                IamWire.TRUST_EC2);
        iam.ok("AddRoleToInstanceProfile", "InstanceProfileName", "WEB", "RoleName", "ROLE");
    }

    private Answer create() {
        return iam.ok(
                "CreateInstanceProfile",
                "InstanceProfileName",
                "Web",
                "Path",
                "/probe/",
                "Tags.member.1.Key",
                "team",
                "Tags.member.1.Value",
                "two",
                "Tags.member.2.Key",
                "Team",
                "Tags.member.2.Value",
                "one");
    }
}
