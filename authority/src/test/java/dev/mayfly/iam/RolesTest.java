package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.AdministratorRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final String TRUST_LAMBDA =
            PolicyWorld.TRUST_EC2.replace("ec2.amazonaws.com", "lambda.amazonaws.com");

    private final PolicyWorld world = new PolicyWorld();
    private final Roles roles = world.roles;

    @Test
    void aNewRoleIsWhatItsCreatorAskedFor() {
        String boundary = world.policy("edge");

        Role role =
                roles.create(
                        new Roles.NewRole(
                                "Deploy",
                                "/ci/",
                                PolicyWorld.TRUST_EC2,
                                Optional.of("deploys"),
                                Duration.ofHours(2),
                                Optional.of(boundary),
                                List.of(new Tag("team", "one"))));

        assertThat(role.uniqueId()).matches("AROA[A-Z2-7]{17}");
        assertThat(role.arn(world.state().account()))
                .hasToString("arn:aws:iam::123456789012:role/ci/Deploy");
        assertThat(role.createdAt()).isEqualTo(PolicyWorld.NOW);
        assertThat(role.trustPolicy().source()).isEqualTo(PolicyWorld.TRUST_EC2);
        assertThat(role.boundary()).contains(boundary);
        assertThat(role.maxSessionDuration()).hasHours(2);
        assertThat(role.tags()).containsExactly(new Tag("team", "one"));
        assertThat(Existing.role(world.state(), "DEPLOY")).isEqualTo(role);
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        world.role("deploy");

        assertThat(PolicyWorld.refusalOf(() -> world.role("DEPLOY")))
                .isEqualTo(
                        new Refusal.EntityAlreadyExists("Role with name DEPLOY already exists."));
        world.role("deploy2");
        assertThat(world.state().roles()).containsOnlyKeys("deploy", "deploy2");
    }

    @Test
    void aBoundaryMustBeAPolicyThatExists() {
        String absent = "arn:aws:iam::123456789012:policy/absent";

        assertThat(
                        PolicyWorld.refusalOf(() ->
                                roles.create(
                                        new Roles.NewRole(
                                                "a",
                                                "/",
                                                PolicyWorld.TRUST_EC2,
                                                Optional.empty(),
                                                Roles.DEFAULT_SESSION,
                                                Optional.of(absent),
                                                List.of()))))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Scope ARN: " + absent + " does not exist or is not attachable."));
        assertThat(world.state().roles()).isEmpty();
    }

    @Test
    void anAccountHoldsAThousandRolesAndNotOneMore() {
        IntStream.range(0, Roles.MAX_ROLES).forEach(i -> world.role("r" + i));

        assertThat(PolicyWorld.refusalOf(() -> world.role("one-more")))
                .isEqualTo(
                        new Refusal.LimitExceeded("Cannot exceed quota for RolesPerAccount: 1000"));
        roles.delete("r0");
        world.role("one-more");
    }

    @Test
    void anUpdateChangesWhatItNamesAndLeavesTheRest() {
        world.role("r");

        roles.update("r", new Roles.Changes(Optional.of("d"), Optional.of(Duration.ofHours(3))));
        roles.update("R", new Roles.Changes(Optional.empty(), Optional.empty()));
        assertThat(role("r").description()).contains("d");
        assertThat(role("r").maxSessionDuration()).hasHours(3);
        roles.update("r", new Roles.Changes(Optional.of(""), Optional.empty()));
        assertThat(role("r").description()).contains("");
        assertThat(role("r").maxSessionDuration()).hasHours(3);
        assertThat(roles.describe("r", "other").description()).contains("other");
    }

    @Test
    void anotherTrustPolicyReplacesTheFirst() {
        world.role("r");

        roles.trust("r", TRUST_LAMBDA);

        assertThat(role("r").trustPolicy().source()).isEqualTo(TRUST_LAMBDA);
    }

    @Test
    void aRoleThatIsNotThereIsRefusedBeforeAPolicyThatIsMalformed() {
        assertThat(PolicyWorld.refusalOf(() -> roles.trust("absent", "{not json")))
                .isEqualTo(new Refusal.NoSuchEntity("The role with name absent cannot be found."));
        world.role("absent");
        assertThat(PolicyWorld.refusalOf(() -> roles.trust("absent", "{not json")))
                .isEqualTo(new Refusal.MalformedPolicy("This policy contains invalid Json"));
    }

    @Test
    void aTrustPolicyHas2048CharactersBesideItsWhitespaceAndNotOneMore() {
        int room = TrustPolicy.MAX_CHARS - PolicyWorld.TRUST_EC2.replaceAll("\\s", "").length();
        String sid = "\"Sid\":\"" + "x".repeat(room - 9) + "\",";
        String full = PolicyWorld.TRUST_EC2.replace("\"Effect\"", sid + "\"Effect\"");

        world.role("full", full.replace("\":", "\" : \n\t"));
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                world.role("over", full.replace("\"Sid\":\"", "\"Sid\":\"x"))))
                .isEqualTo(
                        new Refusal.LimitExceeded("Cannot exceed quota for ACLSizePerRole: 2048"));
    }

    @Test
    void isDeletedOnceItIsInNoProfileAndHasNoPolicies() {
        world.role("r");
        world.profiles.create("p", "/", List.of());
        world.profiles.addRole("p", "r");
        String arn = world.policy("pol");
        world.rolePolicies.attach("r", arn);
        world.rolePolicies.put("r", "inline", PolicyWorld.READ_S3);

        assertConflict("Cannot delete entity, must remove roles from instance profile first.");
        world.profiles.removeRole("p", "r");
        assertConflict("Cannot delete entity, must detach all policies first.");
        world.rolePolicies.detach("r", arn);
        assertConflict("Cannot delete entity, must delete policies first.");
        world.rolePolicies.delete("r", "inline");
        roles.delete("r");
        assertThat(world.state().roles()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> roles.delete("r")))
                .isEqualTo(new Refusal.NoSuchEntity("The role with name r cannot be found."));
    }

    @Test
    void tagKeysOfRolesAreOneWithoutCase() {
        world.role("r");

        roles.tag("r", List.of(new Tag("Team", "red")));
        roles.tag("r", List.of(new Tag("team", "blue")));
        assertThat(role("r").tags()).containsExactly(new Tag("team", "blue"));
        roles.untag("r", List.of("TEAM", "other"));
        assertThat(role("r").tags()).isEmpty();
    }

    @Test
    void nobodyCreatesOrChangesTheBuiltInAdministrator() {
        assertThat(PolicyWorld.refusalOf(() -> world.role("mayflyadministrator")))
                .isInstanceOf(Refusal.EntityAlreadyExists.class);
        assertThat(
                        PolicyWorld.refusalOf(
                                () -> roles.trust(AdministratorRole.NAME, PolicyWorld.TRUST_EC2)))
                .isEqualTo(
                        new Refusal.UnmodifiableEntity(
                                "Cannot perform the operation on the protected role"
                                        + " 'MayflyAdministrator' - this role is only modifiable by"
                                        + " Mayfly"));
        world.role("MayflyAdministrators");
    }

    @Test
    void nothingElseIsCreatedAtThePathOfTheBuiltInRole() {
        assertThat(PolicyWorld.refusalOf(() -> createAt("/mayfly/")))
                .isInstanceOf(Refusal.InvalidInput.class);
        assertThat(PolicyWorld.refusalOf(() -> createAt("/mayfly/x/")))
                .isInstanceOf(Refusal.InvalidInput.class);
        createAt("/mayfly-team/");
    }

    private void createAt(String path) {
        roles.create(
                new Roles.NewRole(
                        "r",
                        path,
                        PolicyWorld.TRUST_EC2,
                        Optional.empty(),
                        Roles.DEFAULT_SESSION,
                        Optional.empty(),
                        List.of()));
    }

    private Role role(String name) {
        return Existing.role(world.state(), name);
    }

    private void assertConflict(String sentence) {
        assertThat(PolicyWorld.refusalOf(() -> roles.delete("r")))
                .isEqualTo(new Refusal.DeleteConflict(sentence));
    }
}
