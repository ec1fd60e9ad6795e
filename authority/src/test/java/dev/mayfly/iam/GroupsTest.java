package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.refusal.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private final PolicyWorld world = new PolicyWorld();
    private final Groups groups = world.groups;

    @BeforeEach
    void staff() {
        groups.create("staff", "/team/");
        world.user("Alice");
    }

    @Test
    void aNewGroupHasAnIdAndNoUsers() {
        Group group = groups.create("ops", "/");

        assertThat(group.uniqueId()).matches("AGPA[A-Z2-7]{17}");
        assertThat(group.userNames()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> groups.create("OPS", "/")))
                .isEqualTo(new Refusal.EntityAlreadyExists("Group with name OPS already exists."));
    }

    @Test
    void aUserIsInAGroupOnceWhateverTheCaseItWasNamedIn() {
        groups.addUser("STAFF", "alice");
        groups.addUser("staff", "ALICE");

        assertThat(stored().userNames()).containsExactly("Alice");
        assertThat(Memberships.users(world.state(), stored())).hasSize(1);
        groups.removeUser("staff", "aLICE");
        assertThat(stored().userNames()).isEmpty();
    }

    @Test
    void membersMustExist() {
        assertThat(PolicyWorld.refusalOf(() -> groups.addUser("staff", "bob")))
                .isEqualTo(new Refusal.NoSuchEntity("The user with name bob cannot be found."));
        assertThat(PolicyWorld.refusalOf(() -> groups.addUser("ops", "alice")))
                .isEqualTo(new Refusal.NoSuchEntity("The group with name ops cannot be found."));
    }

    @Test
    void aUserIsInTenGroupsAtMost() {
        for (int i = 0; i < 10; i++) {
            groups.create("g" + i, "/");
            groups.addUser("g" + i, "alice");
        }

        assertThat(PolicyWorld.refusalOf(() -> groups.addUser("staff", "alice")))
                .isEqualTo(new Refusal.LimitExceeded("Cannot exceed quota for GroupsPerUser: 10"));
        groups.addUser("g9", "alice");
        groups.removeUser("g0", "alice");
        groups.addUser("staff", "alice");
    }

    @Test
    void aRenamedGroupKeepsItsUsersAndPolicies() {
        groups.addUser("staff", "alice");
        world.groupPolicies.put("staff", "inline", PolicyWorld.READ_S3);

        groups.update("staff", new Users.Changes(Optional.of("crew"), Optional.empty()));

        Group crew = Existing.group(world.state(), "crew");
        assertThat(crew.path()).isEqualTo("/team/");
        assertThat(crew.userNames()).containsExactly("Alice");
        assertThat(GroupPolicies.inline(crew, "INLINE").source()).isEqualTo(PolicyWorld.READ_S3);
        assertThat(world.state().groups()).containsOnlyKeys("crew");
    }

    @Test
    void isDeletedOnceItHasNoUserNoAttachmentAndNoPolicy() {
        String arn = world.policy("p");
        groups.addUser("staff", "alice");
        world.groupPolicies.attach("staff", arn);
        world.groupPolicies.put("staff", "inline", PolicyWorld.READ_S3);

        assertConflict("Cannot delete entity, must remove users from group first.");
        groups.removeUser("staff", "alice");
        assertConflict("Cannot delete entity, must detach all policies first.");
        world.groupPolicies.detach("staff", arn);
        assertConflict("Cannot delete entity, must delete policies first.");
        world.groupPolicies.delete("staff", "inline");
        groups.delete("staff");
        assertThat(world.state().groups()).isEmpty();
    }

    @Test
    void aGroupHoldsTenPoliciesAnd5120CharactersOfItsOwn() {
        for (int i = 0; i < 10; i++) {
            world.groupPolicies.attach("staff", world.policy("p" + i));
        }

        assertThat(
                        PolicyWorld.refusalOf(
                                () -> world.groupPolicies.attach("staff", world.policy("p10"))))
                .isEqualTo(
                        new Refusal.LimitExceeded("Cannot exceed quota for PoliciesPerGroup: 10"));
        String large = PolicyWorld.READ_S3.replace("Get", "Get" + "x".repeat(5121));
        assertThat(PolicyWorld.refusalOf(() -> world.groupPolicies.put("staff", "big", large)))
                .isEqualTo(
                        new Refusal.LimitExceeded(
                                "Maximum policy size of 5120 bytes exceeded for group staff"));
    }

    private void assertConflict(String sentence) {
        assertThat(PolicyWorld.refusalOf(() -> groups.delete("staff")))
                .isEqualTo(new Refusal.DeleteConflict(sentence));
    }

    private Group stored() {
        return Existing.group(world.state(), "staff");
    }
}
