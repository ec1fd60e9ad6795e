package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstanceProfilesTest {

    private final PolicyWorld world = new PolicyWorld();
    private final InstanceProfiles profiles = world.profiles;

    @Test
    void aNewProfileHoldsNoRoleAndTagKeysThatDifferByCase() {
        InstanceProfile profile =
                profiles.create(
                        "Web", "/x/", List.of(new Tag("Team", "one"), new Tag("team", "two")));

        assertThat(profile.uniqueId()).matches("AIPA[A-Z2-7]{17}");
        assertThat(profile.arn(world.state().account()))
                .hasToString("arn:aws:iam::123456789012:instance-profile/x/Web");
        assertThat(profile.roleName()).isEmpty();
        assertThat(profile.tags()).hasSize(2);
        assertThat(Existing.instanceProfile(world.state(), "WEB")).isEqualTo(profile);
        profiles.untag("web", List.of("team"));
        profiles.tag("web", List.of(new Tag("Team", "three")));
        assertThat(profile("web").tags()).containsExactly(new Tag("Team", "three"));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        profiles.create("web", "/", List.of());

        assertThat(PolicyWorld.refusalOf(() -> profiles.create("WEB", "/", List.of())))
                .isEqualTo(new Refusal.EntityAlreadyExists("Instance Profile WEB already exists."));
    }

    @Test
    void holdsOneRoleAndNotEvenTheSameTwice() {
        world.role("one");
        world.role("two");
        profiles.create("web", "/", List.of());
        Refusal full =
                new Refusal.LimitExceeded(
                        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");

        profiles.addRole("web", "ONE");
        assertThat(profile("web").roleName()).contains("one");
        assertThat(PolicyWorld.refusalOf(() -> profiles.addRole("web", "one"))).isEqualTo(full);
        assertThat(PolicyWorld.refusalOf(() -> profiles.addRole("web", "two"))).isEqualTo(full);
    }

    @Test
    void onlyTheRoleInsideCanBeTakenOut() {
        world.role("one");
        world.role("two");
        profiles.create("web", "/", List.of());
        profiles.addRole("web", "one");

        assertThat(PolicyWorld.refusalOf(() -> profiles.removeRole("web", "two")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
        profiles.removeRole("web", "ONE");
        assertThat(profile("web").roleName()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> profiles.removeRole("web", "one")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
    }

    @Test
    void isDeletedOnceItIsEmpty() {
        world.role("one");
        profiles.create("web", "/", List.of());
        profiles.addRole("web", "one");

        assertThat(PolicyWorld.refusalOf(() -> profiles.delete("web")))
                .isEqualTo(
                        new Refusal.DeleteConflict(
                                "Cannot delete entity, must remove roles from instance profile"
                                        + " first."));
        profiles.removeRole("web", "one");
        profiles.delete("web");
        assertThat(PolicyWorld.refusalOf(() -> profiles.delete("web")))
                .isEqualTo(new Refusal.NoSuchEntity("Instance Profile web cannot be found."));
    }

    @Test
    void knowsTheProfilesOfARole() {
        Role role = world.role("one");
        world.role("two");
        IntStream.range(0, 3).forEach(i -> profiles.create("p" + i, "/", List.of()));
        profiles.addRole("p0", "one");
        profiles.addRole("p1", "two");
        profiles.addRole("p2", "one");

        assertThat(InstanceProfiles.of(world.state(), role))
                .map(InstanceProfile::name)
                .containsExactly("p0", "p2");
    }

    @Test
    void refusesARoleOrAProfileThatIsNotThere() {
        profiles.create("web", "/", List.of());

        assertThat(PolicyWorld.refusalOf(() -> profiles.addRole("web", "absent")))
                .isEqualTo(new Refusal.NoSuchEntity("The role with name absent cannot be found."));
        assertThat(PolicyWorld.refusalOf(() -> profiles.addRole("absent", "absent")))
                .isEqualTo(new Refusal.NoSuchEntity("Instance Profile absent cannot be found."));
    }

    private InstanceProfile profile(String name) {
        return Existing.instanceProfile(world.state(), name);
    }
}
