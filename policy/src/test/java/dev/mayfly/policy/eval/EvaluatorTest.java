package dev.mayfly.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    private final Evaluator evaluator = new Evaluator();

    @Test
    void wantsEveryImpliedActionAllowed() {
        PolicyStack both = trust("[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]");
        PolicyStack one = trust("\"sts:AssumeRoleWithWebIdentity\"");
        List<String> tags = List.of("sts:TagSession");

        assertThat(evaluator.evaluateTrust(token(), tags, both).allowed()).isTrue();
        assertThat(evaluator.evaluateTrust(token(), List.of(), one).allowed()).isTrue();
        assertThat(evaluator.evaluateTrust(token(), tags, one))
                .isEqualTo(
                        new TrustDecision(
                                "sts:TagSession", new Decision.ImplicitlyDenied(Layer.TRUST)));
    }

    @Test
    void namesTheMainActionWhenThatIsDenied() {
        PolicyStack tagsOnly = trust("\"sts:TagSession\"");

        assertThat(evaluator.evaluateTrust(token(), List.of("sts:TagSession"), tagsOnly).action())
                .isEqualTo("sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void namesTheStatementThatGrants() {
        Decision decision = evaluator.evaluate(token(), trust("\"sts:AssumeRole*\""));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> {
                            assertThat(allowed.grants()).hasSize(1);
                            MatchedStatement grant = allowed.grants().getFirst();
                            assertThat(grant.layer()).isEqualTo(Layer.TRUST);
                            assertThat(grant.policy().name()).isEqualTo("trust");
                            assertThat(grant.statement().name()).isEqualTo("GitHub");
                        });
    }

    @Test
    void namesTheFirstClauseThatFails() {
        Statement statement =
                trust("\"sts:AssumeRole\"")
                        .resourcePolicy()
                        .orElseThrow()
                        .policy()
                        .document()
                        .statements()
                        .getFirst();

        assertThat(new StatementMatcher(token(), false).outcome(statement))
                .isEqualTo(
                        new StatementOutcome.Failed(
                                new Clause.Actions(false, List.of("sts:AssumeRole"))));
    }

    @Test
    void refusesAnActionWithoutService() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> token().withAction("AssumeRoleWithWebIdentity"));
    }

    @Test
    void derivesTheCallersKeys() {
        CallerPrincipal role =
                new CallerPrincipal.RoleSession(
                        "arn:aws:sts::123456789012:assumed-role/app/s",
                        "arn:aws:iam::123456789012:role/ci/app",
                        "AROAEXAMPLE",
                        "s",
                        "123456789012");

        assertThat(RequestContext.builder().caller(role).build())
                .isEqualTo(
                        RequestContext.builder()
                                .single("aws:PrincipalArn", "arn:aws:iam::123456789012:role/ci/app")
                                .single("aws:PrincipalAccount", "123456789012")
                                .single("aws:PrincipalType", "AssumedRole")
                                .single("aws:PrincipalIsAWSService", "false")
                                .single("aws:userid", "AROAEXAMPLE:s")
                                .build());
    }

    private static PolicyStack trust(String actions) {
        return PolicyStack.trust(
                new NamedPolicy(
                        "trust",
                        PolicyParser.parse(
                                """
                                {"Version": "2012-10-17",
                                 "Statement": {"Sid": "GitHub", "Effect": "Allow",
                                   "Principal": {"Federated": "%s"}, "Action": %s}}
                                """
                                        .formatted(PROVIDER, actions),
                                PolicyKind.TRUST)));
    }

    private static AuthorizationRequest token() {
        CallerPrincipal caller = new CallerPrincipal.Federated(PROVIDER);
        return new AuthorizationRequest(
                "sts:AssumeRoleWithWebIdentity",
                "arn:aws:iam::123456789012:role/deploy",
                "123456789012",
                caller,
                RequestContext.builder().caller(caller).build());
    }
}
