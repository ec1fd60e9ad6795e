package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest {

    private final PolicyWorld world = new PolicyWorld();
    private final Users users = world.users;

    @Test
    void aNewUserHasAnIdAPathAndNothingElse() {
        User user =
                users.create(
                        new Users.NewUser(
                                "Alice", "/team/", Optional.empty(), List.of(new Tag("a", "1"))));

        assertThat(user.uniqueId()).matches("AIDA[A-Z2-7]{17}");
        assertThat(user.arn(world.state().account()))
                .hasToString("arn:aws:iam::123456789012:user/team/Alice");
        assertThat(user.tags()).containsExactly(new Tag("a", "1"));
        assertThat(user.attachedPolicies()).isEmpty();
        assertThat(Existing.user(world.state(), "ALICE")).isEqualTo(user);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        world.user("alice");

        assertThat(PolicyWorld.refusalOf(() -> world.user("Alice")))
                .isEqualTo(new Refusal.EntityAlreadyExists("User with name Alice already exists."));
        world.user("alice2");
        assertThat(world.state().users()).hasSize(2);
    }

    @Test
    void aBoundaryMustBeAPolicyThatExists() {
        String arn = world.policy("edge");

        User user = users.create(new Users.NewUser("a", "/", Optional.of(arn), List.of()));
        assertThat(user.boundary()).contains(arn);
        String absent = arn + "s";
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                users.create(
                                        new Users.NewUser(
                                                "b", "/", Optional.of(absent), List.of()))))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Scope ARN: " + absent + " does not exist or is not attachable."));
        assertThat(world.state().users()).containsOnlyKeys("a");
    }

    @Test
    void aRenamedUserKeepsItsIdItsPoliciesAndItsGroups() {
        world.user("alice");
        String id = Existing.user(world.state(), "alice").uniqueId();
        world.userPolicies.put("alice", "inline", PolicyWorld.READ_S3);
        world.groups.create("staff", "/");
        world.groups.addUser("staff", "alice");

        users.update("ALICE", new Users.Changes(Optional.of("Bob"), Optional.of("/x/")));

        User renamed = Existing.user(world.state(), "bob");
        assertThat(renamed.name()).isEqualTo("Bob");
        assertThat(renamed.path()).isEqualTo("/x/");
        assertThat(renamed.uniqueId()).isEqualTo(id);
        assertThat(renamed.inlinePolicies()).containsOnlyKeys("inline");
        assertThat(Memberships.of(world.state(), renamed))
                .map(Group::name)
                .containsExactly("staff");
        assertThat(world.state().users()).containsOnlyKeys("bob");
    }

    @Test
    void aUserCanTakeItsOwnNameInAnotherCaseButNotAnothersName() {
        world.user("alice");
        world.user("bob");

        users.update("alice", new Users.Changes(Optional.of("ALICE"), Optional.empty()));
        assertThat(Existing.user(world.state(), "alice").name()).isEqualTo("ALICE");
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                users.update(
                                        "alice",
                                        new Users.Changes(Optional.of("BOB"), Optional.empty()))))
                .isEqualTo(new Refusal.EntityAlreadyExists("User with name BOB already exists."));
    }

    @Test
    void isDeletedOnceItHasNoGroupNoAttachmentAndNoPolicy() {
        world.user("alice");
        world.groups.create("staff", "/");
        world.groups.addUser("staff", "alice");
        String arn = world.policy("p");
        world.userPolicies.attach("alice", arn);
        world.userPolicies.put("alice", "inline", PolicyWorld.READ_S3);

        assertConflict("Cannot delete entity, must remove users from group first.");
        world.groups.removeUser("staff", "alice");
        assertConflict("Cannot delete entity, must detach all policies first.");
        world.userPolicies.detach("alice", arn);
        assertConflict("Cannot delete entity, must delete policies first.");
        world.userPolicies.delete("alice", "inline");
        users.delete("alice");
        assertThat(world.state().users()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> users.delete("alice")))
                .isEqualTo(new Refusal.NoSuchEntity("The user with name alice cannot be found."));
    }

    @Test
    void tagKeysOfUsersAreOneWithoutCase() {
        world.user("alice");

        users.tag("alice", List.of(new Tag("Team", "red")));
        users.tag("alice", List.of(new Tag("team", "blue")));
        assertThat(Existing.user(world.state(), "alice").tags())
                .containsExactly(new Tag("team", "blue"));
        users.untag("alice", List.of("TEAM"));
        assertThat(Existing.user(world.state(), "alice").tags()).isEmpty();
    }

    private void assertConflict(String sentence) {
        assertThat(PolicyWorld.refusalOf(() -> users.delete("alice")))
                .isEqualTo(new Refusal.DeleteConflict(sentence));
    }
}
