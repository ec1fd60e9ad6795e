package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolePoliciesTest {

    private final PolicyWorld world = new PolicyWorld();
    private final RolePolicies policies = world.rolePolicies;

    RolePoliciesTest() {
        world.role("r");
    }

    @Test
    void anInlinePolicyIsKeptAsWrittenReplacedAndDeleted() {
        String pretty = PolicyWorld.READ_S3.replace(",", ",\n  ");

        policies.put("r", "Read", pretty);
        assertThat(RolePolicies.inline(role(), "read").source()).isEqualTo(pretty);
        policies.put("r", "READ", PolicyWorld.READ_S3);
        assertThat(role().inlinePolicies()).containsOnlyKeys("Read");
        assertThat(RolePolicies.inline(role(), "Read").source()).isEqualTo(PolicyWorld.READ_S3);
        policies.delete("r", "Read");
        assertThat(PolicyWorld.refusalOf(() -> policies.delete("r", "Read")))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "The role policy with name Read cannot be found."));
    }

    @Test
    void inlinePoliciesTogetherHave10240CharactersAndNotOneMore() {
        policies.put("r", "one", sized(10_000));
        policies.put("r", "two", sized(240));

        Refusal full =
                new Refusal.LimitExceeded("Maximum policy size of 10240 bytes exceeded for role r");
        assertThat(PolicyWorld.refusalOf(() -> policies.put("r", "two", sized(241))))
                .isEqualTo(full);
        assertThat(PolicyWorld.refusalOf(() -> policies.put("r", "three", sized(120))))
                .isEqualTo(full);
        policies.put("r", "two", sized(239).replace(",", ", "));
    }

    @Test
    void aRoleThatIsNotThereIsRefusedBeforeADocumentThatIsMalformed() {
        assertThat(PolicyWorld.refusalOf(() -> policies.put("absent", "p", "{")))
                .isEqualTo(new Refusal.NoSuchEntity("The role with name absent cannot be found."));
        assertThat(PolicyWorld.refusalOf(() -> policies.put("r", "p", "{")))
                .isEqualTo(new Refusal.MalformedPolicy("Syntax errors in policy."));
    }

    @Test
    void tenPoliciesCanBeAttachedAndTheTenthAgain() {
        for (int i = 0; i < 10; i++) {
            policies.attach("r", world.policy("p" + i));
        }
        policies.attach("r", "arn:aws:iam::123456789012:policy/p9");
        String eleventh = world.policy("p10");

        assertThat(role().attachedPolicies()).hasSize(10);
        assertThat(PolicyWorld.refusalOf(() -> policies.attach("r", eleventh)))
                .isEqualTo(
                        new Refusal.LimitExceeded("Cannot exceed quota for PoliciesPerRole: 10"));
    }

    /// Source: `aws-errors.tsv`, `test_role_attach_policy`.
    @ParameterizedTest
    @ValueSource(strings = {"policy-name", "longpolicynamebutnoarn"})
    void refusesAPolicysNameInPlaceOfItsArn(String name) {
        world.policy("policy-name");

        assertThat(PolicyWorld.refusalOf(() -> policies.attach("r", name)))
                .isEqualTo(new Refusal.InvalidMember("Invalid ARN:  Could not be parsed!"));
    }

    /// Source: `aws-errors.tsv`, `test_role_attach_policy`, `valid_arn_not_existent`.
    @Test
    void refusesAnArnThatNamesNothing() {
        String arn = "arn:aws:iam::123456789012:policy/p123";

        assertThat(PolicyWorld.refusalOf(() -> policies.attach("r", arn)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Policy " + arn + " does not exist or is not attachable."));
        policies.attach("r", "arn:aws:iam::aws:policy/ReadOnlyAccess");
    }

    @Test
    void detachesWhatIsAttachedAndNothingElse() {
        String arn = world.policy("p");
        policies.attach("r", arn);

        policies.detach("r", arn);

        assertThat(role().attachedPolicies()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> policies.detach("r", arn)))
                .isEqualTo(new Refusal.NoSuchEntity("Policy " + arn + " was not found."));
    }

    @Test
    void aBoundaryIsSetReplacedAndRemoved() {
        String first = world.policy("one");
        String second = world.policy("two");

        policies.putBoundary("r", first);
        policies.putBoundary("r", second);
        assertThat(role().boundary()).contains(second);
        policies.deleteBoundary("r");
        assertThat(role().boundary()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> policies.deleteBoundary("r")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
    }

    private Role role() {
        return Existing.role(world.state(), "r");
    }

    /// A policy of so many characters beside white space.
    private static String sized(int chars) {
        int room = chars - PolicyWorld.READ_S3.length();
        return PolicyWorld.READ_S3.replace("s3:GetObject", "s3:GetObject" + "x".repeat(room));
    }
}
