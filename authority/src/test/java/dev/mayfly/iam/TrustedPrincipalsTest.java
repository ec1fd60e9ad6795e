package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.session.AdministratorRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedPrincipalsTest {

    private static final String CALLER = "arn:aws:iam::123456789012:role/caller";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    private final PolicyWorld world = new PolicyWorld();

    @Test
    void whatIsEvaluatedHoldsTheIdAndWhatIsShownTheArn() {
        Role caller = world.role("caller");
        world.user("alice");

        Role role = world.role("target", trust(CALLER, ALICE));

        assertThat(role.trustedPrincipalIds())
                .containsOnlyKeys(CALLER, ALICE)
                .containsEntry(CALLER, caller.uniqueId());
        assertThat(principals(role))
                .contains(new PrincipalPattern.Id(caller.uniqueId()))
                .hasOnlyElementsOfType(PrincipalPattern.Id.class);
        assertThat(TrustedPrincipals.shown(world.state(), role)).isEqualTo(trust(CALLER, ALICE));
    }

    @Test
    void showsTheIdOnceTheEntityIsGoneAndDoesNotTrustOneMadeAgain() {
        String id = world.role("caller").uniqueId();
        Role role = world.role("target", trust(CALLER, "*"));

        world.roles.delete("caller");
        assertThat(TrustedPrincipals.shown(world.state(), role)).isEqualTo(trust(id, "*"));
        Role again = world.role("caller");
        assertThat(TrustedPrincipals.shown(world.state(), role)).isEqualTo(trust(id, "*"));
        assertThat(principals(role)).doesNotContain(new PrincipalPattern.Id(again.uniqueId()));
    }

    @Test
    void showsARenamedUserUnderItsNewArn() {
        world.user("alice");
        Role role = world.role("target", trust(ALICE, "*"));

        world.users.update("alice", new Users.Changes(Optional.of("bob"), Optional.of("/x/")));

        assertThat(TrustedPrincipals.shown(world.state(), role))
                .isEqualTo(trust("arn:aws:iam::123456789012:user/x/bob", "*"));
    }

    @Test
    void replacesNothingButPrincipals() {
        String id = world.role("caller").uniqueId();
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow",\
                "Principal":{"AWS":"%1$s"},"Action":["sts:AssumeRole"],\
                "Condition":{"ArnEquals":{"aws:PrincipalArn":"%1$s"}}}]}\
                """
                        .formatted(CALLER);
        Role role = world.role("target", policy.replace("role/caller\"}", "role\\/caller\"}"));

        world.roles.delete("caller");

        String shown = TrustedPrincipals.shown(world.state(), role);
        assertThat(shown).isEqualTo(policy.replace("\"AWS\":\"" + CALLER, "\"AWS\":\"" + id));
    }

    @Test
    void anotherTrustPolicyBindsTheEntityOfNow() {
        world.role("caller");
        world.role("target", trust(CALLER, "*"));
        world.roles.delete("caller");
        Role again = world.role("caller");

        world.roles.trust("target", trust(CALLER, "*"));

        Role role = Existing.role(world.state(), "target");
        assertThat(role.trustedPrincipalIds()).containsEntry(CALLER, again.uniqueId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/absent",
                "arn:aws:iam::123456789012:user/caller",
                "arn:aws:iam::123456789012:role/path/caller",
                "arn:aws:iam::123456789012:role/CALLER",
                "AROAABCDEFGHIJKLMNOPQ"
            })
    void refusesAnEntityThatDoesNotExist(String principal) {
        world.role("caller");

        assertThat(PolicyWorld.refusalOf(() -> world.role("target", trust(principal, "*"))))
                .isEqualTo(
                        new Refusal.MalformedPolicy(
                                "Invalid principal in policy: \"AWS\":\"" + principal + "\""));
        assertThat(world.state().roles()).containsOnlyKeys("caller");
    }

    @Test
    void aRoleCanTrustItselfOnlyOnceItIsThere() {
        String self = "arn:aws:iam::123456789012:role/target";

        assertThat(PolicyWorld.refusalOf(() -> world.role("target", trust(self, "*"))))
                .isInstanceOf(Refusal.MalformedPolicy.class);
        Role role = world.role("target");
        world.roles.trust("target", trust(self, "*"));
        assertThat(Existing.role(world.state(), "target").trustedPrincipalIds())
                .containsEntry(self, role.uniqueId());
    }

    @Test
    void theBuiltInAdministratorCanBeTrustedThoughItIsInNoStore() {
        String arn = "arn:aws:iam::123456789012:role/mayfly/MayflyAdministrator";

        Role role = world.role("target", trust(arn, "*"));

        assertThat(principals(role))
                .contains(new PrincipalPattern.Id(AdministratorRole.role().uniqueId()));
        assertThat(AdministratorRole.role().arn(world.state().account())).hasToString(arn);
        assertThat(TrustedPrincipals.shown(world.state(), role)).isEqualTo(trust(arn, "*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "arn:aws:iam::123456789012:root",
                "arn:aws:iam::210987654321:root",
                "arn:aws:iam::210987654321:role/theirs",
                "arn:aws:sts::123456789012:assumed-role/absent/session"
            })
    void takesAccountsSessionsAndWhatIsInOtherAccountsAsWritten(String principal) {
        Role role = world.role("target", trust(principal, "*"));

        assertThat(role.trustedPrincipalIds()).isEmpty();
        assertThat(principals(role)).map(PrincipalPattern::source).containsExactly(principal, "*");
    }

    @Test
    void anIdOfALivingEntityIsTaken() {
        String id = world.role("caller").uniqueId();

        Role role = world.role("target", trust(id, "*"));

        assertThat(principals(role)).contains(new PrincipalPattern.Id(id));
    }

    private static List<PrincipalPattern> principals(Role role) {
        return role.trustPolicy().document().statements().stream()
                .flatMap(statement -> statement.principals().orElseThrow().patterns().stream())
                .toList();
    }

    private static String trust(String first, String second) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"AWS":["%s","%s"]},"Action":"sts:AssumeRole"}]}\
        """
                .formatted(first, second);
    }
}
