package dev.mayfly.reach;

import static dev.mayfly.reach.SmallWorld.allows;
import static dev.mayfly.reach.SmallWorld.denies;
import static dev.mayfly.reach.SmallWorld.permissions;
import static dev.mayfly.reach.SmallWorld.role;
import static dev.mayfly.reach.SmallWorld.trusts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final String LAMBDA = trusts("{'Service':'lambda.amazonaws.com'}");
    private static final String EC2 = trusts("{'Service':'ec2.amazonaws.com'}");

    private final SmallWorld world = new SmallWorld();

    @Test
    void passingARoleToAServiceThatRunsCodeLeadsIntoIt() {
        world.user(
                        "dev",
                        allows("iam:PassRole", role("f"))
                                + ","
                                + allows("lambda:*", "arn:aws:lambda:*:*:function:dev-*"))
                .role("f", LAMBDA)
                .role("other", LAMBDA);

        assertThat(world.edges())
                .contains("user/dev -> role/f by escalation: iam:PassRole + lambda:CreateFunction")
                .noneMatch(edge -> edge.startsWith("user/dev -> role/other"));
        assertThat(world.chain("user/dev", "role/f")).isEqualTo("user/dev > role/f");
    }

    @Test
    void passingIsNothingWithoutAServiceThatRunsItOrOneTheRoleTrusts() {
        world.user("ann", allows("iam:PassRole", "*"))
                .user("bob", allows("iam:PassRole", "*") + "," + allows("ecs:*", "*"))
                .role("f", LAMBDA);

        assertThat(world.edges()).noneMatch(edge -> edge.startsWith("user/"));
    }

    @Test
    void aRoleForServersNeedsAnInstanceProfile() {
        String both = allows("iam:PassRole", "*") + "," + allows("ec2:RunInstances", "*");
        world.user("dev", both)
                .role("a", EC2)
                .role("b", EC2, permissions("", Optional.empty()), Map.of(), true);

        assertThat(world.edges())
                .anyMatch(edge -> edge.startsWith("user/dev -> role/b by escalation"))
                .noneMatch(edge -> edge.startsWith("user/dev -> role/a"));
    }

    @Test
    void theServiceARoleMayBePassedToIsKnown() {
        String toEcs =
                "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':"
                        + "{'StringEquals':{'iam:PassedToService':'ecs-tasks.amazonaws.com'}}}";
        world.user("dev", toEcs + "," + allows("lambda:*", "*")).role("f", LAMBDA);

        assertThat(world.edges()).noneMatch(edge -> edge.startsWith("user/dev"));
    }

    @Test
    void aDenyStopsIt() {
        world.user("dev", allows("iam:*", "*") + "," + denies("iam:UpdateAssumeRolePolicy", "*"))
                .role("f", LAMBDA);

        assertThat(world.edges())
                .contains(
                        "user/dev -> role/f by gives it any permission:"
                                + " iam:PutRolePolicy, iam:AttachRolePolicy")
                .noneMatch(edge -> edge.contains("UpdateAssumeRolePolicy"));
        assertThat(world.chain("user/dev", "role/f")).isEmpty();
    }

    @Test
    void anAdministratorOfManyRolesIsOneStep() {
        world.user("root-like", allows("*", "*")).role("a", EC2).role("b", EC2).role("c", EC2);

        assertThat(world.edges())
                .anyMatch(edge ->
                        edge.startsWith("user/root-like -> every role by escalation")
                                && edge.contains("iam:UpdateAssumeRolePolicy"));
        assertThat(world.chain("user/root-like", "role/b")).isEqualTo("user/root-like > role/b");
    }

    @Test
    void keysForAnotherUserLeadToWhatThatUserCanBecome() {
        world.user("helpdesk", allows("iam:CreateAccessKey", "*"))
                .user("admin", allows("sts:AssumeRole", "*"))
                .role("a", trusts("{'AWS':'123456789012'}"));

        assertThat(world.chain("user/helpdesk", "role/a"))
                .isEqualTo("user/helpdesk > user/admin > role/a");
    }

    @Test
    void theWayThatWasMeantComesBeforeTheShorterOneThatWasNot() {
        world.user("dev", allows("iam:UpdateAssumeRolePolicy", role("b")))
                .role("a", trusts("{'AWS':'arn:aws:iam::123456789012:user/dev'}"))
                .role("b", SmallWorld.trustsRole("a"));

        assertThat(world.chain("user/dev", "role/b")).isEqualTo("user/dev > role/a > role/b");
    }
}
