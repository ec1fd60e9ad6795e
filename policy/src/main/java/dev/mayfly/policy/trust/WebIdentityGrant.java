package dev.mayfly.policy.trust;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.ConditionOperator.TextForm;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.sample.SampleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A statement that lets tokens of one OIDC issuer assume the role.
///
/// @param policy the whole trust policy: its denials count
/// @param provider as the statement names it
/// @param issuer its address without `https://`
record WebIdentityGrant(
        PolicyDocument policy, Statement statement, String provider, String issuer) {
    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String FOLDED = "sts:assumerolewithwebidentity";
    private static final String PROVIDER_PATH = ":oidc-provider/";
    private static final String ACCOUNT = "111122223333";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/example";

    /// Every such statement, once for each provider it names.
    static List<WebIdentityGrant> of(PolicyDocument policy) {
        List<WebIdentityGrant> grants = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            if (statement.effect() == Effect.ALLOW && grantsWebIdentity(statement)) {
                add(policy, statement, grants);
            }
        }
        return grants;
    }

    private static void add(
            PolicyDocument policy, Statement statement, List<WebIdentityGrant> grants) {
        List<PrincipalPattern> patterns =
                statement
                        .principals()
                        .filter(element -> !element.negated())
                        .map(element -> element.patterns())
                        .orElse(List.of());
        for (PrincipalPattern pattern : patterns) {
            if (pattern instanceof PrincipalPattern.FederatedProvider(String provider)) {
                int at = provider.indexOf(PROVIDER_PATH);
                if (at > 0) {
                    String issuer = provider.substring(at + PROVIDER_PATH.length());
                    grants.add(new WebIdentityGrant(policy, statement, provider, issuer));
                }
            }
        }
    }

    private static boolean grantsWebIdentity(Statement statement) {
        int colon = FOLDED.indexOf(':');
        boolean named =
                statement.actions().patterns().stream()
                        .anyMatch(pattern -> pattern.matches(FOLDED, colon));
        return named != statement.actions().negated();
    }

    /// The condition key of a claim.
    ContextKey key(String claim) {
        return ContextKey.of(issuer + ":" + claim);
    }

    /// The conditions on a claim that compare texts and want one of the values.
    List<Condition> wanting(String claim) {
        ContextKey key = key(claim);
        return statement.conditions().stream()
                .filter(condition -> condition.key().equals(key))
                .filter(condition ->
                        condition.operator() instanceof ConditionOperator.Text text
                                && !text.negated())
                .toList();
    }

    /// Whether `*` and `?` are wildcards in the values of the condition.
    static boolean like(Condition condition) {
        return condition.operator() instanceof ConditionOperator.Text text
                && text.form() == TextForm.LIKE;
    }

    /// The same grant under other conditions.
    WebIdentityGrant with(List<Condition> conditions) {
        return new WebIdentityGrant(policy, statement.withConditions(conditions), provider, issuer);
    }

    /// The same grant with one value of one condition only.
    WebIdentityGrant with(Condition condition, int value) {
        Condition single =
                new Condition(
                        condition.quantifier(),
                        condition.operator(),
                        condition.ifExists(),
                        condition.key(),
                        List.of(condition.operands().get(value)),
                        condition.position());
        List<Condition> conditions = new ArrayList<>(statement.conditions());
        conditions.replaceAll(each -> each.equals(condition) ? single : each);
        return with(conditions);
    }

    /// Whether a token with these claims gets in by this statement, the policy's denials
    /// considered; claims not given take whatever value the statement likes.
    ///
    /// @param claims an empty value: the token has no such claim
    boolean admits(Map<ContextKey, Optional<ContextValue>> claims) {
        CallerPrincipal caller = new CallerPrincipal.Federated(provider);
        List<Statement> statements = new ArrayList<>(List.of(statement));
        policy.statements().stream()
                .filter(each -> each.effect() == Effect.DENY)
                .forEach(statements::add);
        AuthorizationRequest request =
                new AuthorizationRequest(
                        ACTION,
                        ROLE,
                        ACCOUNT,
                        caller,
                        SampleContext.fitting(statement.conditions(), claims, caller, "example"));
        PolicyStack stack =
                PolicyStack.trust(new NamedPolicy("trust", policy.withStatements(statements)));
        return new Evaluator().evaluate(request, stack).allowed();
    }
}
