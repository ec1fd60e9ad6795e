package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Tag;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.eval.TrustDecision;
import dev.mayfly.policy.explain.DenialText;
import dev.mayfly.policy.explain.Explainer;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.session.VerifiedCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides whether a role may be assumed: by its trust policy and, for a caller that has a session
/// already, by that session's own policies too.
///
/// Thread-safe.
public final class TrustEvaluator {

    private final RolePolicies policies;
    private final Evaluator evaluator = new Evaluator();
    private final Explainer explainer = new Explainer();

    public TrustEvaluator(RolePolicies policies) {
        this.policies = policies;
    }

    /// What is asked: to assume `role`, which the caller called `roleArn`, with `implied` actions
    /// besides (`sts:TagSession`) and the condition keys of the call.
    public record Question(
            String roleArn,
            Role role,
            AccountState state,
            List<String> implied,
            Map<String, List<String>> context,
            Circumstances circumstances) {

        public Question {
            implied = List.copyOf(implied);
            context = Map.copyOf(context);
        }
    }

    /// The reason why the role does not trust a caller from outside, or empty when it does.
    public Optional<Denial> denial(VerifiedCaller caller, Question question) {
        CallerPrincipal principal = principal(caller);
        RequestContext.Builder context = common(question);
        context.caller(principal);
        GlobalContext.add(context, caller.trustContext());
        return denial(
                request(question, principal, action(caller), context.build()),
                PolicyStack.EMPTY,
                question);
    }

    /// The reason why a session may not assume the role, or empty when it may.
    public Optional<Denial> denial(SessionClaims caller, Question question) {
        Role own =
                AdministratorRole.find(question.state(), caller.roleName())
                        .filter(role -> role.uniqueId().equals(caller.roleUniqueId()))
                        .orElseGet(VanishedRole::role);
        RequestContext.Builder context = common(question);
        GlobalContext.session(context, caller, own.tags());
        return denial(
                request(
                        question,
                        GlobalContext.principal(caller),
                        "sts:AssumeRole",
                        context.build()),
                policies.of(caller, own, question.state()),
                question);
    }

    private Optional<Denial> denial(
            AuthorizationRequest request, PolicyStack callerPolicies, Question question) {
        PolicyStack stack = callerPolicies.withResourcePolicy(trustPolicy(question.role()));
        TrustDecision decision = evaluator.evaluateTrust(request, question.implied(), stack);
        if (decision.allowed()) {
            return Optional.empty();
        }
        AuthorizationRequest refused = request.withAction(decision.action());
        NamedPrincipals names =
                new NamedPrincipals(question.state(), question.role().trustedPrincipalIds());
        return Optional.of(
                new Denial(message(refused), names.in(explainer.explain(refused, stack))));
    }

    private static NamedPolicy trustPolicy(Role role) {
        return new NamedPolicy("trust policy of " + role.name(), role.trustPolicy().document());
    }

    private static String message(AuthorizationRequest refused) {
        return refused.caller() instanceof CallerPrincipal.Federated
                ? DenialText.webIdentity(refused.action())
                : DenialText.brief(refused);
    }

    private static RequestContext.Builder common(Question question) {
        RequestContext.Builder context = RequestContext.builder();
        GlobalContext.circumstances(context, question.circumstances());
        GlobalContext.add(context, question.context());
        for (Tag tag : question.role().tags()) {
            context.single("iam:ResourceTag/" + tag.key(), tag.value());
            context.single("aws:ResourceTag/" + tag.key(), tag.value());
        }
        return context;
    }

    private static AuthorizationRequest request(
            Question question, CallerPrincipal caller, String action, RequestContext context) {
        return new AuthorizationRequest(
                action, question.roleArn(), question.state().account().digits(), caller, context);
    }

    private static CallerPrincipal principal(VerifiedCaller caller) {
        return switch (caller.kind()) {
            case FEDERATED -> new CallerPrincipal.Federated(caller.principalArn());
            case SERVICE -> new CallerPrincipal.Service(caller.principalArn());
            case AWS -> throw new IllegalArgumentException("a session brings its claims");
        };
    }

    private static String action(VerifiedCaller caller) {
        return switch (caller.kind()) {
            case FEDERATED -> "sts:AssumeRoleWithWebIdentity";
            case SERVICE, AWS -> "sts:AssumeRole";
        };
    }
}
