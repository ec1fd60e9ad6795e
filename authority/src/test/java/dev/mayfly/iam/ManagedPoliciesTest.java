package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedPoliciesTest {

    private static final String ARN = "arn:aws:iam::123456789012:policy/team/Read";
    private static final String OTHER_DOCUMENT =
            PolicyWorld.READ_S3.replace("s3:GetObject", "s3:PutObject");

    private final PolicyWorld world = new PolicyWorld();
    private final ManagedPolicies policies = world.policies;

    @Test
    void aNewPolicyHasOneVersionInForceAndNothingUsesIt() {
        ManagedPolicy policy =
                policies.create(
                        new ManagedPolicies.NewPolicy(
                                "Read",
                                "/team/",
                                PolicyWorld.READ_S3,
                                Optional.of("reads"),
                                List.of(new Tag("owner", "ops"))));

        assertThat(policy.arn()).isEqualTo(ARN);
        assertThat(policy.uniqueId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(policy.versions()).containsOnlyKeys(1);
        assertThat(policy.defaultText().source()).isEqualTo(PolicyWorld.READ_S3);
        assertThat(policy.updatedAt()).isEqualTo(PolicyWorld.NOW);
        PolicySummary summary = world.reader.summary(world.state(), ARN);
        assertThat(summary.use().isNone()).isTrue();
        assertThat(summary.description()).contains("reads");
        assertThat(summary.tags()).containsExactly(new Tag("owner", "ops"));
    }

    @Test
    void aNameIsTakenWhateverItsCaseAndPath() {
        world.policy("Read", "/team/");

        assertThat(PolicyWorld.refusalOf(() -> world.policy("read", "/other/")))
                .isEqualTo(
                        new Refusal.EntityAlreadyExists(
                                "A policy called read already exists. Duplicate names are not"
                                        + " allowed."));
        assertThat(world.policy("Reads", "/other/")).endsWith(":policy/other/Reads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}                                  | Policy document must be version 2012-10-17 or greater.
                    {"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}           | Policy document must be version 2012-10-17 or greater.
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}                              | Policy statement must contain actions.
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*"}}                          | Policy statement must contain resources.
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}}         | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}            | Syntax errors in policy.
                    null                                                                                                | Syntax errors in policy.
                    """)
    void refusesWhatIsNoPolicyWithAwsSentence(String document, String sentence) {
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                policies.create(
                                        new ManagedPolicies.NewPolicy(
                                                "P", "/", document, Optional.empty(), List.of()))))
                .isEqualTo(new Refusal.MalformedPolicy(sentence));
        assertThat(world.state().policies()).isEmpty();
    }

    @Test
    void aDocumentMayHave6144CharactersBesidesWhitespaceAndNoMore() {
        world.policy("Read", "/team/");

        assertThat(policies.createVersion(ARN, documentOf(6144) + " \n\t ", false).lastVersion())
                .isEqualTo(2);
        assertThat(
                        PolicyWorld.refusalOf(
                                () -> policies.createVersion(ARN, documentOf(6145), false)))
                .isEqualTo(new Refusal.LimitExceeded("Cannot exceed quota for PolicySize: 6144"));
    }

    @Test
    void aVersionTakesForceOnlyWhenAskedTo() {
        world.policy("Read", "/team/");

        policies.createVersion(ARN, OTHER_DOCUMENT, false);
        assertThat(textInForce()).isEqualTo(PolicyWorld.READ_S3);
        policies.setDefaultVersion(ARN, 2);
        assertThat(textInForce()).isEqualTo(OTHER_DOCUMENT);
        policies.createVersion(ARN, PolicyWorld.READ_S3, true);
        assertThat(textInForce()).isEqualTo(PolicyWorld.READ_S3);
    }

    @Test
    void holdsFiveVersionsAndRefusesTheSixth() {
        world.policy("Read", "/team/");
        for (int version = 2; version <= 5; version++) {
            policies.createVersion(ARN, OTHER_DOCUMENT, false);
        }

        assertThat(PolicyWorld.refusalOf(() -> policies.createVersion(ARN, OTHER_DOCUMENT, true)))
                .isEqualTo(
                        new Refusal.LimitExceeded(
                                "A managed policy can have up to 5 versions. Before you create a"
                                        + " new version, you must delete an existing version."));
    }

    @Test
    void neverGivesTheNumberOfADeletedVersionAgain() {
        world.policy("Read", "/team/");
        policies.createVersion(ARN, OTHER_DOCUMENT, false);
        policies.deleteVersion(ARN, 2);

        assertThat(policies.createVersion(ARN, OTHER_DOCUMENT, false).versions())
                .containsOnlyKeys(1, 3);
    }

    @Test
    void deletesAnyVersionButTheDefaultOne() {
        world.policy("Read", "/team/");
        policies.createVersion(ARN, OTHER_DOCUMENT, true);

        assertThat(PolicyWorld.refusalOf(() -> policies.deleteVersion(ARN, 2)))
                .isEqualTo(
                        new Refusal.DeleteConflict(
                                "Cannot delete the default version of a policy."));
        policies.deleteVersion(ARN, 1);
        assertThat(world.reader.policy(world.state(), ARN).versions()).containsOnlyKeys(2);
        assertThat(PolicyWorld.refusalOf(() -> policies.deleteVersion(ARN, 1)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Policy "
                                        + ARN
                                        + " version v1 does not exist or is not attachable."));
    }

    @Test
    void deletesAPolicyOnceNothingUsesItAndOneVersionIsLeft() {
        world.policy("Read", "/team/");
        policies.createVersion(ARN, OTHER_DOCUMENT, false);
        world.user("alice");
        world.userPolicies.attach("alice", ARN);
        world.userPolicies.putBoundary("alice", ARN);

        assertInUse();
        world.userPolicies.detach("alice", ARN);
        assertInUse();
        world.userPolicies.deleteBoundary("alice");
        assertThat(PolicyWorld.refusalOf(() -> policies.delete(ARN)))
                .isEqualTo(
                        new Refusal.DeleteConflict(
                                "This policy has more than one version. Before you delete a policy,"
                                        + " you must delete the policy's versions. The default"
                                        + " version is deleted with the policy."));
        policies.deleteVersion(ARN, 2);
        policies.delete(ARN);
        assertThat(world.state().policies()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeDeletedNorWhatIsNotOurs() {
        assertThat(PolicyWorld.refusalOf(() -> policies.delete(ARN)))
                .isEqualTo(new Refusal.NoSuchEntity("Policy " + ARN + " was not found."));
        assertThat(PolicyWorld.refusalOf(() -> policies.delete("Read")))
                .isEqualTo(new Refusal.InvalidMember("Invalid ARN:  Could not be parsed!"));
        assertThat(
                        PolicyWorld.refusalOf(
                                () -> policies.delete("arn:aws:iam::aws:policy/ReadOnlyAccess")))
                .isInstanceOf(Refusal.UnmodifiableEntity.class);
    }

    @Test
    void tagsAreReplacedByKeyAndTakenOff() {
        world.policy("Read", "/team/");

        policies.tag(ARN, List.of(new Tag("a", "1"), new Tag("b", "2")));
        policies.tag(ARN, List.of(new Tag("b", "3")));
        policies.untag(ARN, List.of("a", "absent"));

        assertThat(world.reader.policy(world.state(), ARN).tags())
                .containsExactly(new Tag("b", "3"));
    }

    private void assertInUse() {
        assertThat(PolicyWorld.refusalOf(() -> policies.delete(ARN)))
                .isEqualTo(
                        new Refusal.DeleteConflict("Cannot delete a policy attached to entities."));
    }

    private String textInForce() {
        return world.lookup.text(world.state(), ARN).orElseThrow().source();
    }

    private static String documentOf(int chars) {
        String frame = PolicyWorld.READ_S3.replace("GetObject", "Get");
        return PolicyWorld.READ_S3.replace("GetObject", "Get" + "x".repeat(chars - frame.length()));
    }
}
