package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.refusal.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserPoliciesTest {

    private static final String DENY = PolicyWorld.READ_S3.replace("Allow", "Deny");

    private final PolicyWorld world = new PolicyWorld();
    private final UserPolicies policies = world.userPolicies;

    @BeforeEach
    void alice() {
        world.user("alice");
    }

    /// Source: `policy_management.json` (project stackd, live AWS, 2026-09).
    @Test
    void anInlinePolicyKeepsItsFirstSpellingAndIsFoundInAny() {
        policies.put("alice", "MixedName", PolicyWorld.READ_S3);
        policies.put("alice", "mixedname", DENY);

        assertThat(stored().inlinePolicies()).containsOnlyKeys("MixedName");
        assertThat(UserPolicies.inline(stored(), "MIXEDNAME").source()).isEqualTo(DENY);
        policies.delete("alice", "MIXEDNAME");
        assertThat(stored().inlinePolicies()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> policies.delete("alice", "MixedName")))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "The user policy with name MixedName cannot be found."));
    }

    @Test
    void inlinePoliciesTogetherHave2048CharactersBesidesWhitespace() {
        String document = PolicyWorld.READ_S3;
        int chars = document.length();
        String filler = "x".repeat(2048 - 2 * chars);

        policies.put("alice", "one", document);
        policies.put("alice", "two", document.replace("Get", "Get" + filler) + "   ");
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                policies.put(
                                        "alice", "two", document.replace("Get", "Getx" + filler))))
                .isEqualTo(
                        new Refusal.LimitExceeded(
                                "Maximum policy size of 2048 bytes exceeded for user alice"));
        assertThat(UserPolicies.inline(stored(), "two").source()).doesNotContain("Getx" + filler);
    }

    @Test
    void anInlinePolicyMayBeWrittenInTheOldLanguageButNotBeBroken() {
        policies.put("alice", "old", PolicyWorld.READ_S3.replace("2012-10-17", "2008-10-17"));

        assertThat(PolicyWorld.refusalOf(() -> policies.put("alice", "bad", "{")))
                .isEqualTo(new Refusal.MalformedPolicy("Syntax errors in policy."));
    }

    @Test
    void attachesTenPoliciesOnceEachAndNoEleventh() {
        for (int i = 0; i < 10; i++) {
            policies.attach("alice", world.policy("p" + i));
        }
        policies.attach("alice", "arn:aws:iam::123456789012:policy/p9");

        assertThat(stored().attachedPolicies()).hasSize(10);
        assertThat(
                        PolicyWorld.refusalOf(() ->
                                policies.attach("alice", "arn:aws:iam::aws:policy/ReadOnlyAccess")))
                .isEqualTo(
                        new Refusal.LimitExceeded("Cannot exceed quota for PoliciesPerUser: 10"));
    }

    @Test
    void attachesNothingThatIsNotAPolicy() {
        String absent = "arn:aws:iam::111111111111:policy/policy123";

        assertThat(PolicyWorld.refusalOf(() -> policies.attach("alice", "longpolicynamebutnoarn")))
                .isEqualTo(new Refusal.InvalidMember("Invalid ARN:  Could not be parsed!"));
        assertThat(PolicyWorld.refusalOf(() -> policies.attach("alice", absent)))
                .isEqualTo(
                        new Refusal.NoSuchEntity(
                                "Policy " + absent + " does not exist or is not attachable."));
    }

    @Test
    void detachesOnlyWhatIsAttached() {
        String arn = world.policy("p");

        assertThat(PolicyWorld.refusalOf(() -> policies.detach("alice", arn)))
                .isEqualTo(new Refusal.NoSuchEntity("Policy " + arn + " was not found."));
        policies.attach("alice", arn);
        policies.detach("alice", arn);
        assertThat(stored().attachedPolicies()).isEmpty();
    }

    @Test
    void aBoundaryIsReplacedAndRemovedOnce() {
        policies.putBoundary("alice", world.policy("one"));
        policies.putBoundary("alice", world.policy("two"));

        assertThat(stored().boundary()).contains("arn:aws:iam::123456789012:policy/two");
        policies.deleteBoundary("alice");
        assertThat(stored().boundary()).isEmpty();
        assertThat(PolicyWorld.refusalOf(() -> policies.deleteBoundary("alice")))
                .isInstanceOf(Refusal.NoSuchEntity.class);
    }

    private User stored() {
        return Existing.user(world.state(), "alice");
    }
}
