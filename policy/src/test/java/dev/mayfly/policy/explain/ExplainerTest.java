package dev.mayfly.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private static final String MAIN = "repo:octo-org/octo-repo:ref:refs/heads/main";
    private static final ContextKey SUB = ContextKey.of(TrustWorld.ISSUER + "sub");

    private final Explainer explainer = new Explainer();

    @Test
    void suggestsNothingForWhatIsAllowed() {
        Explanation explanation = explainer.explain(TrustWorld.token(MAIN), TrustWorld.readme());

        assertThat(explanation.decision().allowed()).isTrue();
        assertThat(explanation.sentence()).isEmpty();
        assertThat(explanation.suggestions()).isEmpty();
        assertThat(explanation.hints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "repo:octo-org/octo-repo:pull_request, SubjectContext",
        "repo:octo-org/octo-repo:environment:prod, SubjectContext",
        "repo:octo-org/octo-repo:ref:refs/heads/dev, SubjectContext",
        "repo:octo-org/octo-repo:ref:refs/tags/v1, SubjectContext",
        "repo:octo-org/other:ref:refs/heads/main, OtherRepository",
        "repo:Octo-org/octo-repo:ref:refs/heads/main, Case",
        "repo:octo-org@65/octo-repo@74:ref:refs/heads/main, ImmutableSubject"
    })
    void recognisesWhyASubjectDoesNotFit(String subject, String code) {
        Explanation explanation = explainer.explain(TrustWorld.token(subject), TrustWorld.readme());

        assertThat(explanation.hints()).extracting(Hint::code).containsExactly(code);
    }

    @Test
    void recognisesAClassicSubjectBeforeAnImmutablePattern() {
        PolicyStack stack =
                PolicyStack.trust(
                        TrustWorld.trust(TrustWorld.subject("repo:octo-org@65/octo-repo@74:*")));

        assertThat(explainer.explain(TrustWorld.token(MAIN), stack).hints())
                .extracting(Hint::code)
                .containsExactly("ClassicSubject");
    }

    @Test
    void recognisesAWildcardInStringEquals() {
        PolicyStack stack =
                PolicyStack.trust(
                        TrustWorld.trust(
                                "{\"StringEquals\": {\"token.actions.githubusercontent.com:sub\": \"repo:octo-org/*\"}}"));

        assertThat(explainer.explain(TrustWorld.token(MAIN), stack).hints())
                .extracting(Hint::code)
                .contains("LiteralWildcard");
    }

    @Test
    void recognisesAMissingSetOperator() {
        AuthorizationRequest request = TrustWorld.token(MAIN);
        RequestContext context =
                request.context()
                        .with(
                                ContextKey.of(TrustWorld.ISSUER + "amr"),
                                new ContextValue.Multi(List.of("mfa")));
        PolicyStack stack =
                PolicyStack.trust(
                        TrustWorld.trust(
                                "{\"StringEquals\": {\"token.actions.githubusercontent.com:amr\": \"mfa\"}}"));

        assertThat(explainer.explain(request.withContext(context), stack).hints())
                .extracting(Hint::code)
                .containsExactly("NeedsSetOperator");
    }

    @Test
    void explainsTheImpliedActionThatIsDenied() {
        Explanation explanation =
                explainer.explainTrust(
                        TrustWorld.token(MAIN), List.of("sts:TagSession"), TrustWorld.readme());

        assertThat(explanation.request().action()).isEqualTo("sts:TagSession");
        assertThat(explanation.hints())
                .extracting(Hint::code)
                .containsExactly("TagsNeedTagSession");
        assertThat(explanation.suggestions())
                .extracting(Suggestion::text)
                .containsExactly(
                        "add `sts:TagSession` to `Action` of GitHub in the role trust policy");
    }

    @Test
    void everySuggestedRequestIsAllowed() {
        Explanation explanation =
                explainer.explain(
                        TrustWorld.token(
                                TrustWorld.PROVIDER,
                                Map.of("sub", "repo:octo-org/octo-repo:pull_request", "aud", "x")),
                        TrustWorld.readme());

        Suggestion.ChangeRequest change =
                (Suggestion.ChangeRequest) explanation.suggestions().getFirst();
        AuthorizationRequest changed = explanation.request();
        for (Suggestion.KeyChange key : change.changes()) {
            changed =
                    changed.withContext(
                            changed.context()
                                    .with(
                                            ContextKey.of(key.key()),
                                            new ContextValue.Single(key.to().orElseThrow())));
        }
        assertThat(change.changes()).hasSize(2);
        assertThat(new Evaluator().evaluate(changed, TrustWorld.readme()).allowed()).isTrue();
    }

    @Test
    void suggestsAPatternOfTheSameScopeForTheImmutableSubject() {
        PolicyStack stack =
                PolicyStack.trust(
                        TrustWorld.trust(TrustWorld.subject("repo:octo-org/octo-repo:*")));

        Explanation explanation =
                explainer.explain(
                        TrustWorld.token("repo:octo-org@65/octo-repo@74:ref:refs/heads/main"),
                        stack);

        assertThat(explanation.suggestions())
                .filteredOn(Suggestion.ChangePolicy.class::isInstance)
                .extracting(each -> ((Suggestion.ChangePolicy) each).edits().getFirst().value())
                .containsExactly(
                        "repo:octo-org@65/octo-repo@74:*",
                        "repo:octo-org@65/octo-repo@74:ref:refs/heads/main");
    }

    @Test
    void addsASentSubjectLiterallyEvenWhenItHoldsAStar() {
        Explanation explanation =
                explainer.explain(TrustWorld.token("repo:x/*:ref"), TrustWorld.readme());

        assertThat(explanation.suggestions())
                .filteredOn(Suggestion.ChangePolicy.class::isInstance)
                .extracting(each -> ((Suggestion.ChangePolicy) each).edits().getFirst().value())
                .containsExactly("repo:x/${*}:ref");
    }

    @Test
    void suggestsAGrantWhereNothingComesNear() {
        Explanation explanation = explainer.explain(listBuckets(), PolicyStack.EMPTY);

        assertThat(explanation.decision()).isEqualTo(new Decision.ImplicitlyDenied(Layer.IDENTITY));
        assertThat(explanation.suggestions())
                .extracting(Suggestion::text)
                .containsExactly(
                        "grant it to the caller: `{\"Effect\": \"Allow\", \"Action\":"
                                + " \"s3:ListAllMyBuckets\", \"Resource\": \"*\"}`");
    }

    @Test
    void suggestsNothingThatAnotherLayerWouldStillDeny() {
        NamedPolicy nothing =
                new NamedPolicy(
                        "cap",
                        PolicyParser.parse(
                                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}}",
                                PolicyKind.BOUNDARY));

        assertThat(
                        explainer
                                .explain(listBuckets(), PolicyStack.EMPTY.withBoundary(nothing))
                                .suggestions())
                .isEmpty();
    }

    @Test
    void explainsADenialOf200StatementsQuickly() {
        StringBuilder statements = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            statements
                    .append(i == 0 ? "" : ",")
                    .append(
                            "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b")
                    .append(i)
                    .append("/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}");
        }
        NamedPolicy policy =
                new NamedPolicy(
                        "large",
                        PolicyParser.parse(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}",
                                PolicyKind.IDENTITY));

        Explanation explanation =
                explainer.explain(listBuckets(), PolicyStack.EMPTY.withIdentity(List.of(policy)));

        assertThat(explanation.layers().getFirst().statements()).hasSize(200);
        assertThat(explanation.suggestions()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void keepsTheKeyOfARequestThatIsMissingOutOfThePolicySuggestions() {
        Explanation explanation =
                explainer.explain(
                        TrustWorld.token(TrustWorld.PROVIDER, Map.of("sub", MAIN)),
                        TrustWorld.readme());

        assertThat(explanation.suggestions())
                .singleElement()
                .isInstanceOf(Suggestion.ChangeRequest.class);
        assertThat(explanation.hints()).extracting(Hint::code).containsExactly("MissingKey");
        assertThat(explanation.request().context().find(SUB)).isPresent();
    }

    private static AuthorizationRequest listBuckets() {
        CallerPrincipal caller =
                new CallerPrincipal.User(
                        "arn:aws:iam::123456789012:user/alice", "AIDAEXAMPLE", "123456789012");
        return new AuthorizationRequest(
                "s3:ListAllMyBuckets",
                "*",
                "123456789012",
                caller,
                RequestContext.builder().caller(caller).build());
    }
}
