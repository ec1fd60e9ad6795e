package dev.mayfly.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows marked AWS are what live AWS answered to these very conditions in 2026-09, captured by
/// the project stackd (`oidc_trust_controls_github_aws.json`); the others are our choice.
class TrustPolicyGuardTest {

    private static final String ACCOUNT = "arn:aws:iam::123456789012:oidc-provider/";
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String AWS_SENTENCE =
            "Trust policy with trusted principal "
                    + ACCOUNT
                    + GITHUB
                    + " must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase,"
                    + " token.actions.githubusercontent.com:sub or"
                    + " token.actions.githubusercontent.com:job_workflow_ref which is not scoped to"
                    + " all.";

    @Test
    void refusesATrustWithoutConditionInAwssWords() {
        assertThat(refusal(statement("Allow", ACCOUNT + GITHUB, ""))).isEqualTo(AWS_SENTENCE);
        assertThat(refusal(condition("StringEquals", "aud", "\"sts.amazonaws.com\"")))
                .isEqualTo(AWS_SENTENCE);
    }

    /// AWS.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals           | \"*\"",
                "StringEquals           | \"**\"",
                "StringEquals           | \"*?\"",
                "StringEquals           | \"\"",
                "StringEquals           | [\"*\", \"owned-value\"]",
                "StringLike             | \"*\"",
                "StringNotEquals        | \"owned-value\"",
                "StringEqualsIfExists   | \"owned-value\"",
                "StringLikeIfExists     | \"owned:*\"",
                "Null                   | \"false\"",
                "Null                   | \"true\"",
            })
    void refusesWhatAwsRefusesInItsWords(String operator, String values) {
        assertThat(refusal(condition(operator, "sub", values))).isEqualTo(AWS_SENTENCE);
    }

    /// AWS.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals              | \"owned-value\"",
                "StringEquals              | \"?\"",
                "StringEqualsIgnoreCase    | \"owned-value\"",
                "ForAnyValue:StringEquals  | \"owned-value\"",
                "ForAllValues:StringEquals | \"owned-value\"",
            })
    void acceptsWhatAwsAccepts(String operator, String values) {
        assertAccepted(condition(operator, "sub", values));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:octo-org/octo-repo:ref:refs/heads/main",
                "repo:octo-org/*",
                "repo:octo-org*",
                "repo:o*",
                "repo:octo-org@123/octo-repo@456:*",
                "repository_id:123:*",
                "repo:octo-org/${aws:PrincipalTag/team}"
            })
    void acceptsPatternsThatNameAnOrganization(String value) {
        assertAccepted(condition("StringLike", "sub", "\"" + value + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:*",
                "repo:*/*",
                "repo:*:ref:refs/heads/main",
                "repo:?*",
                "repo:*/infra:*",
                "repo*",
                "r*",
                "?*",
                "repository_owner:*",
                "enterprise:*",
                "repo:*@47575784/*",
                "repo:${sts:RoleSessionName}"
            })
    void refusesPatternsThatFitEveryOrganization(String value) {
        assertRefusedByUs(condition("StringLike", "sub", "\"" + value + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "repo:*", "", " ", "**", "repo:*:pull_request"})
    void refusesAnOpenValueBehindAGoodFirstOneAndNamesIt(String hidden) {
        String values = "[\"repo:acme/x:*\", \"" + hidden + "\"]";

        assertThat(refusal(condition("StringLike", "sub", values)))
                .contains("is scoped to all: the value \"" + hidden + "\" of " + GITHUB + ":sub");
        assertAccepted(condition("StringLike", "sub", "[\"repo:acme/x:*\", \"repo:acme/y:*\"]"));
    }

    @Test
    void aStarUnderStringEqualsBehindAGoodValueIsRefusedToo() {
        assertRefusedByUs(condition("StringEquals", "sub", "[\"repo:acme/x\", \"*\"]"));
        assertAccepted(condition("StringEquals", "sub", "[\"repo:acme/x\", \"repo:*\"]"));
    }

    @ParameterizedTest
    @CsvSource({
        "job_workflow_ref, StringLike, acme/flows/.github/workflows/deploy.yml@*",
        "JOB_WORKFLOW_REF, StringEquals, acme/flows/.github/workflows/deploy.yml@refs/heads/main",
    })
    void acceptsTheOtherControlInAnyCase(String claim, String operator, String value) {
        assertAccepted(condition(operator, claim, "\"" + value + "\""));
        assertRefusedByUs(condition("StringLike", claim, "\"?cme/*\""));
    }

    @ParameterizedTest
    @CsvSource({
        "repository_owner_id, 123, true",
        "repository_id, 123, true",
        "repository, acme/*, true",
        "enterprise_id, 7, true",
        "repository, */x, false",
        "actor, alice, false",
        "workflow, deploy, false",
    })
    void anOpenSubjectPassesWhereAnotherClaimNamesTheTenant(
            String claim, String value, boolean accepted) {
        String conditions =
                """
                "StringLike":{"%1$s:sub":"repo:*","%1$s:%2$s":"%3$s"}
                """
                        .formatted(GITHUB, claim, value);
        String policy = statement("Allow", ACCOUNT + GITHUB, conditions);

        if (accepted) {
            assertAccepted(policy);
        } else {
            assertRefusedByUs(policy);
        }
    }

    @Test
    void looksAtEachStatementAndEachPrincipalOfItsOwn() {
        String good = statementOnly("Allow", ACCOUNT + GITHUB, subject("repo:acme/x:*"));
        String bad = statementOnly("Allow", ACCOUNT + GITHUB, "");

        assertThat(refusal(policy(good + "," + bad))).isEqualTo(AWS_SENTENCE);
        assertAccepted(policy(good + "," + good));
        assertThat(
                        refusal(
                                statement(
                                        "Allow",
                                        ACCOUNT + "idp.example.com\",\"" + ACCOUNT + GITHUB,
                                        "")))
                .isEqualTo(AWS_SENTENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sts:AssumeRoleWithWebIdentity\"",
                "\"sts:*\"",
                "\"sts:assumerolewith*\"",
                "[\"sts:TagSession\",\"sts:AssumeRoleWithWebIdentity\"]"
            })
    void looksAtEveryActionThatLetsATokenIn(String action) {
        assertThat(refusal(policy(withAction("\"Action\":" + action)))).isEqualTo(AWS_SENTENCE);
    }

    @Test
    void looksAtWhatANotActionLeavesOpen() {
        assertThat(refusal(policy(withAction("\"NotAction\":\"sts:TagSession\""))))
                .isEqualTo(AWS_SENTENCE);
        assertAccepted(policy(withAction("\"NotAction\":\"sts:AssumeRoleWith*\"")));
        assertAccepted(policy(withAction("\"Action\":\"sts:TagSession\"")));
    }

    @Test
    void leavesDenialsAndIssuersOfOneTenantAlone() {
        assertAccepted(statement("Deny", ACCOUNT + GITHUB, ""));
        assertAccepted(statement("Allow", ACCOUNT + "idp.example.com", ""));
        assertAccepted(statement("Allow", ACCOUNT + "gitlab.example.com", ""));
        assertAccepted(statement("Allow", ACCOUNT + "oidc.eks.us-east-1.amazonaws.com/id/A", ""));
    }

    @Test
    void anEnterprisesOwnGithubIssuerIsAGithubIssuer() {
        String principal = ACCOUNT + GITHUB + "/octo-enterprise";
        String sub = "\"StringLike\":{\"" + GITHUB + "/octo-enterprise:sub\":\"repo:acme/x:*\"}";

        assertThat(refusal(statement("Allow", principal, "")))
                .contains(GITHUB + "/octo-enterprise:sub or");
        assertAccepted(statement("Allow", principal, sub));
        assertThat(refusal(statement("Allow", principal, subject("repo:acme/x:*"))))
                .contains("must evaluate");
    }

    @ParameterizedTest
    @CsvSource({
        "gitlab.com, gitlab.com:sub, project_path:acme/*, project_path:*",
        "agent.buildkite.com, agent.buildkite.com:sub, organization:acme:*, organization:*",
        "app.terraform.io, app.terraform.io:sub, organization:acme:*, organization:*",
        "oidc.codefresh.io, oidc.codefresh.io:sub, account:1:*, account:*",
        "scalr.io, scalr.io:sub, account:acme:*, account:*",
        "oidc.vercel.com, oidc.vercel.com:aud, https://vercel.com/acme, https://vercel.com/*",
        "api.pulumi.com/oidc, api.pulumi.com/oidc:aud, acme, ?*",
        "oidc-configuration.audit-log.githubusercontent.com, "
                + "oidc-configuration.audit-log.githubusercontent.com:sub, "
                + "https://github.com/acme, https://github.com/*",
        "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb, "
                + "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb:sub, "
                + "system:serviceaccount:acme:x, system:serviceaccount:*",
        "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d, sts:RoleSessionName, "
                + "MicrosoftSentinel_1, MicrosoftSentinel_*",
    })
    void knowsTheOtherSharedIssuersAndTheirControls(
            String issuer, String control, String narrow, String open) {
        String principal = ACCOUNT + issuer;

        assertThat(refusal(statement("Allow", principal, ""))).contains(control + " which is not");
        assertAccepted(statement("Allow", principal, like(control, narrow)));
        assertThat(refusal(statement("Allow", principal, like(control, open))))
                .contains("is scoped to all: the value \"" + open + "\"");
    }

    private static void assertRefusedByUs(String policy) {
        assertThat(refusal(policy)).contains("is scoped to all: the value ");
    }

    private static void assertAccepted(String policy) {
        assertThatCode(() -> check(policy)).doesNotThrowAnyException();
    }

    private static String refusal(String policy) {
        Refusal refusal = PolicyWorld.refusalOf(() -> check(policy));
        assertThat(refusal).isInstanceOf(Refusal.MalformedPolicy.class);
        return refusal.message();
    }

    private static void check(String policy) {
        TrustPolicyGuard.check(PolicyParser.parse(policy, PolicyKind.TRUST));
    }

    private static String condition(String operator, String claim, String values) {
        return statement(
                "Allow",
                ACCOUNT + GITHUB,
                "\"" + operator + "\":{\"" + GITHUB + ":" + claim + "\":" + values + "}");
    }

    private static String subject(String pattern) {
        return like(GITHUB + ":sub", pattern);
    }

    private static String like(String key, String pattern) {
        return "\"StringLike\":{\"" + key + "\":\"" + pattern + "\"}";
    }

    private static String statement(String effect, String principal, String conditions) {
        return policy(statementOnly(effect, principal, conditions));
    }

    private static String statementOnly(String effect, String principal, String conditions) {
        return """
        {"Effect":"%s","Principal":{"Federated":["%s"]},"Action":"sts:AssumeRoleWithWebIdentity",\
        "Condition":{%s}}\
        """
                .formatted(effect, principal, conditions);
    }

    private static String withAction(String action) {
        return """
        {"Effect":"Allow","Principal":{"Federated":"%s"},%s}\
        """
                .formatted(ACCOUNT + GITHUB, action);
    }

    private static String policy(String statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
    }
}
