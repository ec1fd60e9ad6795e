package dev.mayfly.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.claims.Claims;
import dev.mayfly.claims.IssuerProfiles;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.identity.AccountId;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.explain.Hint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualMistakesTest {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String PROVIDER =
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    private static final String MAIN = "repo:octo-org/app:ref:refs/heads/main";

    /// The pattern a role has, the subject a token has, the remark, and a part of it that says what
    /// to do.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo:octo-org/app:ref:refs/heads/main | repo:octo-org/app:pull_request |"
                        + " pull-request | allow `repo:octo-org/app:pull_request`",
                "repo:octo-org/app:ref:refs/heads/* | repo:octo-org/app:environment:prod |"
                        + " environment | take `environment: prod` off the job",
                "repo:octo-org/app:environment:a:b | repo:octo-org/app:environment:a%3Ab | colon |"
                        + " write `a%3Ab`",
                "repo:octo-org/app:environment:prod | repo:octo-org/app:ref:refs/heads/main |"
                        + " environment-missing | add `environment: prod` to the job",
                "repo:o@1/app@2:environment:prod | repo:o/app:ref:refs/heads/main |"
                        + " environment-missing | add `environment: prod` to the job",
                "repo:octo-org/app:ref:main | repo:octo-org/app:ref:refs/heads/main | ref-form |"
                        + " a branch is written `refs/heads/NAME`",
                "repo:octo-org/app:refs/heads/main | repo:octo-org/app:ref:refs/heads/main | ref-form |"
                        + " `ref:refs/heads/NAME`",
                "repo:octo-org/app:main | repo:octo-org@1/app@2:ref:refs/heads/main | ref-form |"
                        + " write `repo:octo-org@1/app@2:ref:refs/heads/main`",
                "repo:octo-org/app | repo:octo-org/app:ref:refs/heads/main | subject-context |"
                        + " or `repo:octo-org/app:*` with `StringLike`",
                "octo-org/app:* | repo:octo-org/app:ref:refs/heads/main | repo-prefix |"
                        + " write `repo:octo-org/app:*`"
            })
    void saysWhatToDoAboutASubject(String pattern, String subject, String code, String part) {
        Hint hint = only(like(pattern), subject);

        assertThat(hint.code()).isEqualTo(code);
        assertThat(hint.text()).contains(part);
    }

    /// Nothing is wrong, or the explanation of the policy says it by itself.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo:octo-org/app:*",
                "repo:octo-org/*",
                "repo:octo-org/app:ref:refs/heads/main",
                "repo:octo-org/app:ref:refs/heads/dev",
                "repo:Octo-org/app:ref:refs/heads/main",
                "repo:octo-org/other:ref:refs/heads/main",
                "repo:octo-org@1/app@2:ref:refs/heads/main",
                "*"
            })
    void saysNothingTwiceOrWhereTheSubjectMatches(String pattern) {
        assertThat(hints(like(pattern), MAIN)).isEmpty();
    }

    @Test
    void saysThatQuotesAreNoPartOfASubject() {
        assertThat(only(like("'" + MAIN + "'"), MAIN).code()).isEqualTo("quotes");
        assertThat(only(like(" " + MAIN), MAIN).code()).isEqualTo("quotes");
    }

    @ParameterizedTest
    @CsvSource({"event_name", "repository_owner", "runner_environment", "workflow_ref"})
    void saysThatAClaimIsNoConditionKey(String claim) {
        Hint hint = only(condition("StringEquals", claim, "anything"), MAIN);

        assertThat(hint.code()).isEqualTo("not-a-condition-key");
        assertThat(hint.text()).contains("`" + claim + "`").contains("job_workflow_ref");
    }

    @Test
    void saysThatTheTokenLacksTheClaim() {
        Hint hint = only(condition("StringEquals", "environment", "prod"), MAIN);

        assertThat(hint.code()).isEqualTo("claim-absent");
        assertThat(hint.text()).contains("give the job an `environment`");
    }

    @Test
    void saysThatTheKeyBelongsToAnotherIssuer() {
        Bearer developer = bearer("127.0.0.1:6293/oidc/dev", MAIN, "");
        PolicyDocument trust = trust(like("repo:octo-org/app:*"), developer.providerArn());
        Hint hint = UsualMistakes.inTrust(developer, trust).getFirst();

        assertThat(hint.code()).isEqualTo("key-of-another-issuer");
        assertThat(hint.text()).contains("write `127.0.0.1:6293/oidc/dev:sub`");
    }

    @Test
    void saysNothingOfStatementsAboutOtherProviders() {
        String other = "arn:aws:iam::123456789012:oidc-provider/gitlab.com";

        assertThat(UsualMistakes.inTrust(bearer(GITHUB, MAIN, ""), trust(like("x"), other)))
                .isEmpty();
    }

    @Test
    void saysThatAProviderIsMissingOrSpeltOtherwise() {
        assertThat(UsualMistakes.inProviders(bearer(GITHUB, MAIN, ""), account("gitlab.com")))
                .singleElement()
                .satisfies(hint -> assertThat(hint.code()).isEqualTo("provider-missing"))
                .satisfies(
                        hint -> assertThat(hint.text()).contains("client id `sts.amazonaws.com`"));
        assertThat(UsualMistakes.inProviders(bearer(GITHUB, MAIN, ""), account(GITHUB + "/")))
                .singleElement()
                .satisfies(hint -> assertThat(hint.code()).isEqualTo("provider-spelling"));
        assertThat(UsualMistakes.inProviders(bearer(GITHUB, MAIN, ""), account(GITHUB)))
                .singleElement()
                .satisfies(hint -> assertThat(hint.code()).isEqualTo("audience"))
                .satisfies(hint -> assertThat(hint.text()).contains("audience `client-a`"));
    }

    @Test
    void saysThatAJobMayNotAskForATokenAndNothingElsewhere() {
        Map<String, String> github = Map.of("GITHUB_ACTIONS", "true");

        assertThat(UsualMistakes.withoutToken(name -> Optional.ofNullable(github.get(name))))
                .singleElement()
                .satisfies(hint -> assertThat(hint.text()).contains("id-token: write"));
        assertThat(UsualMistakes.withoutToken(_ -> Optional.empty())).isEmpty();
        assertThat(UsualMistakes.withoutToken(_ -> Optional.of("set"))).hasSize(1);
    }

    private static Hint only(String condition, String subject) {
        List<Hint> hints = hints(condition, subject);
        assertThat(hints).hasSize(1);
        return hints.getFirst();
    }

    private static List<Hint> hints(String condition, String subject) {
        return UsualMistakes.inTrust(bearer(GITHUB, subject, ""), trust(condition, PROVIDER));
    }

    private static Bearer bearer(String issuer, String subject, String more) {
        String claims =
                "{\"sub\": \"" + subject + "\", \"aud\": \"sts.amazonaws.com\"" + more + "}";
        return new Bearer(
                issuer,
                "arn:aws:iam::123456789012:oidc-provider/" + issuer,
                Claims.parse(claims.getBytes(StandardCharsets.UTF_8)),
                IssuerProfiles.shipped().of(issuer));
    }

    private static String like(String pattern) {
        return condition("StringLike", "sub", pattern);
    }

    private static String condition(String operator, String claim, String value) {
        return "{\"%s\": {\"%s:%s\": \"%s\"}}".formatted(operator, GITHUB, claim, value);
    }

    private static PolicyDocument trust(String condition, String provider) {
        return parse(statement("\"sts:AssumeRoleWithWebIdentity\"", condition, provider));
    }

    private static String statement(String action, String condition, String provider) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": %s,
         "Principal": {"Federated": "%s"}, "Condition": %s}]}\
        """
                .formatted(action, provider, condition);
    }

    private static PolicyDocument parse(String json) {
        return PolicyParser.parse(json, PolicyKind.TRUST);
    }

    private static AccountState account(String url) {
        AccountState empty = AccountState.empty(new AccountId("123456789012"));
        IdentityProvider provider =
                new IdentityProvider(
                        url, false, List.of("client-a"), List.of(), Instant.EPOCH, List.of());
        return new AccountState(
                empty.account(),
                empty.alias(),
                empty.roles(),
                new TreeMap<>(Map.of(url, provider)),
                empty.policies(),
                empty.instanceProfiles(),
                empty.users(),
                empty.groups(),
                empty.revokedSessions(),
                Holdings.EMPTY);
    }
}
