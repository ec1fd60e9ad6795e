package dev.mayfly.reach;

import static dev.mayfly.reach.SmallWorld.allows;
import static dev.mayfly.reach.SmallWorld.denies;
import static dev.mayfly.reach.SmallWorld.permissions;
import static dev.mayfly.reach.SmallWorld.role;
import static dev.mayfly.reach.SmallWorld.trusts;
import static dev.mayfly.reach.SmallWorld.trustsRole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleGraphTest {

    private static final String GITHUB =
            "{'Federated':'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'}";
    private static final String OUR_JOBS =
            "{'StringLike':{'token.actions.githubusercontent.com:sub':'repo:octo-org/*'}}";
    private static final String OURSELVES = "{'AWS':'arn:aws:iam::123456789012:root'}";

    private final SmallWorld world = new SmallWorld();

    @Test
    void followsAChainOfThree() {
        world.role("ci", trusts(GITHUB, OUR_JOBS))
                .role("release", trustsRole("ci"))
                .role("prod", trustsRole("release"));

        assertThat(world.edges())
                .containsExactly(
                        "token.actions.githubusercontent.com -> role/ci"
                                + " by web identity [sub StringLike repo:octo-org/*]",
                        "role/ci -> role/release by assume",
                        "role/release -> role/prod by assume");
        assertThat(world.chain("token.actions.githubusercontent.com", "role/prod"))
                .endsWith(" > role/ci > role/release > role/prod");
    }

    @Test
    void aDenyInTheMiddleCutsTheChain() {
        world.role("ci", trusts(GITHUB, OUR_JOBS))
                .role("release", trustsRole("ci"), denies("sts:AssumeRole", role("prod")))
                .role("prod", trustsRole("release"));

        assertThat(world.edges()).noneMatch(edge -> edge.contains("-> role/prod"));
        assertThat(world.chain("role/ci", "role/prod")).isEmpty();
        assertThat(world.chain("role/ci", "role/release")).isEqualTo("role/ci > role/release");
    }

    @Test
    void aDenyOfAnotherRoleCutsNothing() {
        world.role("ci", trusts(GITHUB, OUR_JOBS), denies("sts:AssumeRole", role("production")))
                .role("prod", trustsRole("ci"));

        assertThat(world.edges()).contains("role/ci -> role/prod by assume");
    }

    @Test
    void aBoundaryCutsWhatItDoesNotAllow() {
        world.role(
                        "a",
                        trusts("{'Service':'ec2.amazonaws.com'}"),
                        permissions(
                                allows("sts:AssumeRole", "*"),
                                Optional.of(allows("sts:AssumeRole", role("b")))),
                        Map.of(),
                        true)
                .role("b", trusts(OURSELVES))
                .role("c", trusts(OURSELVES));

        assertThat(world.edges())
                .containsExactly(
                        "ec2.amazonaws.com -> role/a by service", "role/a -> role/b by assume");
    }

    @Test
    void trustInTheAccountNeedsAnIdentityPolicyAndTrustInTheRoleDoesNot() {
        world.user("ann", allows("sts:AssumeRole", role("b")))
                .role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role("b", trusts(OURSELVES))
                .role("c", trustsRole("a"));

        assertThat(world.edges())
                .containsExactly(
                        "ec2.amazonaws.com -> role/a by service",
                        "user/ann -> role/b by assume",
                        "role/a -> role/c by assume");
    }

    @Test
    void aCycleEnds() {
        world.role("a", trustsRole("b")).role("b", trustsRole("c")).role("c", trustsRole("a"));

        assertThat(world.chain("role/a", "role/b")).isEqualTo("role/a > role/c > role/b");
        assertThat(world.graph().chains()).hasSize(6);
    }

    @Test
    void everyoneIsAStart() {
        world.role("open", trusts("'*'")).role("next", trustsRole("open"));

        assertThat(world.edges()).contains("anyone -> role/open by assume");
        assertThat(world.chain("anyone", "role/next")).isEqualTo("anyone > role/open > role/next");
    }

    @Test
    void everyoneUnderAConditionOnWhoIsAlsoEachOfOurOwn() {
        world.user("ann", "{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'}")
                .role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role(
                        "b",
                        trusts(
                                "'*'",
                                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::123456789012:user/*'}}"));

        assertThat(world.edges())
                .contains("user/ann -> role/b by assume")
                .anyMatch(edge -> edge.startsWith("anyone -> role/b by assume ["))
                .doesNotContain("role/a -> role/b by assume");
    }

    @Test
    void aServiceThatATrustPolicyNamesActsAsTheRole() {
        world.role(
                "f",
                trusts(
                        "{'Service':'lambda.amazonaws.com'}",
                        "{'StringEquals':{'aws:SourceAccount':'123456789012'}}"));

        assertThat(world.edges())
                .containsExactly(
                        "lambda.amazonaws.com -> role/f by service"
                                + " [aws:SourceAccount StringEquals 123456789012]");
    }

    @Test
    void aDeletedRolesIdIsNobodyAndIsRemarkedOn() {
        world.role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role("b", trusts("{'AWS':'AROAGONE000000000000'}"));

        assertThat(world.edges()).noneMatch(edge -> edge.contains("role/b"));
        assertThat(world.graph().remarks())
                .singleElement()
                .asString()
                .contains("role/b trusts AROAGONE000000000000, which is gone");
    }

    @Test
    void aProviderThatIsGoneVouchesForNobody() {
        world.role(
                "a", trusts("{'Federated':'arn:aws:iam::123456789012:oidc-provider/gitlab.com'}"));

        assertThat(world.edges()).isEmpty();
        assertThat(world.graph().remarks())
                .singleElement()
                .asString()
                .contains("oidc-provider/gitlab.com, which is not here");
    }

    @Test
    void anIdOfARoleThatIsHereIsThatRole() {
        world.role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role("b", trusts("{'AWS':'AROAA00000000000'}"));

        assertThat(world.edges()).contains("role/a -> role/b by assume");
    }

    @Test
    void otherAccountsAndTheirPrincipalsAreStarts() {
        world.role("a", trusts("{'AWS':'999988887777'}"))
                .role("b", trusts("{'AWS':'arn:aws:iam::999988887777:role/x/theirs'}"));

        assertThat(world.edges())
                .containsExactly(
                        "account 999988887777 -> role/a by assume",
                        "arn:aws:iam::999988887777:role/x/theirs -> role/b by assume");
    }

    @Test
    void aNamedSessionIsACondition() {
        world.role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role("b", trusts("{'AWS':'arn:aws:sts::123456789012:assumed-role/a/night'}"));

        assertThat(world.edges())
                .contains("role/a -> role/b by assume [its session is named night]");
    }

    @Test
    void whatARequestDecidesIsACondition() {
        world.user(
                        "ann",
                        "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*','Condition':"
                                + "{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}")
                .user("bob", allows("sts:AssumeRole", "*"))
                .role(
                        "a",
                        trusts(OURSELVES)
                                + ",{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole',"
                                + "'Condition':{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}");

        assertThat(world.edges())
                .containsExactly(
                        "user/ann -> role/a by assume"
                                + " [aws:MultiFactorAuthPresent Bool true,"
                                + " unless aws:SourceIp NotIpAddress 10.0.0.0/8]",
                        "user/bob -> role/a by assume"
                                + " [unless aws:SourceIp NotIpAddress 10.0.0.0/8]");
    }

    @Test
    void conditionsThatNoRequestMeetsAreNoWay() {
        String never =
                "{'StringEquals':{'sts:ExternalId':'k'},'StringNotEquals':{'sts:ExternalId':'k'}}";
        world.role("a", trusts("{'Service':'ec2.amazonaws.com'}"))
                .role("b", trusts("{'AWS':'" + role("a") + "'}", never));

        assertThat(world.edges()).noneMatch(edge -> edge.contains("role/b"));
        assertThat(world.graph(() -> true).edges())
                .as("without time to prove it, the step stays")
                .anyMatch(edge -> edge.to().label().equals("role/b"));
    }

    @Test
    void tagsOfCallerAndRoleAreKnown() {
        String alike = "{'StringEquals':{'aws:PrincipalTag/team':'${aws:ResourceTag/team}'}}";
        world.role(
                        "a",
                        trusts("{'Service':'ec2.amazonaws.com'}"),
                        permissions(allows("sts:AssumeRole", "*"), Optional.empty()),
                        Map.of("team", "red"),
                        false)
                .role(
                        "red",
                        trusts(OURSELVES, alike),
                        permissions("", Optional.empty()),
                        Map.of("team", "red"),
                        false)
                .role(
                        "blue",
                        trusts(OURSELVES, alike),
                        permissions("", Optional.empty()),
                        Map.of("team", "blue"),
                        false);

        assertThat(world.edges())
                .contains("role/a -> role/red by assume")
                .noneMatch(edge -> edge.contains("blue"));
    }

    @Test
    void aRoleWhoseSessionsBringTagsMayBringTheRightOne() {
        world.role(
                        "a",
                        "{'Effect':'Allow','Principal':{'AWS':'999988887777'},"
                                + "'Action':['sts:AssumeRole','sts:TagSession']}",
                        allows("sts:AssumeRole", "*"))
                .role("b", trusts(OURSELVES, "{'StringEquals':{'aws:PrincipalTag/team':'red'}}"));

        assertThat(world.edges())
                .contains("role/a -> role/b by assume [aws:PrincipalTag/team StringEquals red]");
    }
}
