package dev.mayfly.access;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.Arn;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.explain.DenialText;
import dev.mayfly.policy.explain.Explainer;
import dev.mayfly.session.AdministratorRole;
import dev.mayfly.session.SessionClaims;
import java.util.Optional;

/// Decides whether a session may do something, and says why not.
///
/// Thread-safe.
public final class Authorizer {

    private final Directory directory;
    private final RolePolicies policies;
    private final Evaluator evaluator = new Evaluator();
    private final Explainer explainer = new Explainer();

    public Authorizer(Directory directory, RolePolicies policies) {
        this.directory = directory;
        this.policies = policies;
    }

    /// The reason why the session may not do it, or empty when it may.
    public Optional<Denial> denial(AccessRequest asked) {
        AccountState state = directory.state();
        Role role = role(asked.caller(), state);
        AuthorizationRequest request = request(asked, role);
        PolicyStack stack = policies.of(asked.caller(), role, state);
        Decision decision = evaluator.evaluate(request, stack);
        if (decision.allowed()) {
            return Optional.empty();
        }
        return Optional.of(
                new Denial(DenialText.full(request, decision), explainer.explain(request, stack)));
    }

    private static AuthorizationRequest request(AccessRequest asked, Role role) {
        RequestContext.Builder context = RequestContext.builder();
        GlobalContext.circumstances(context, asked.circumstances());
        GlobalContext.session(context, asked.caller(), role.tags());
        GlobalContext.add(context, asked.context());
        return new AuthorizationRequest(
                asked.action(),
                asked.resource(),
                owner(asked),
                GlobalContext.principal(asked.caller()),
                context.build());
    }

    /// The account in the resource's ARN; what names none is the caller's own.
    private static String owner(AccessRequest asked) {
        String own = asked.caller().account().digits();
        return Arn.parse(asked.resource())
                .map(Arn::account)
                .filter(account -> !account.isEmpty() && !account.equals("aws"))
                .orElse(own);
    }

    /// INVARIANT: the session was verified against this state or an older one; a role that is gone
    /// since has no policies and so no rights.
    private static Role role(SessionClaims caller, AccountState state) {
        return AdministratorRole.find(state, caller.roleName())
                .filter(role -> role.uniqueId().equals(caller.roleUniqueId()))
                .orElseGet(VanishedRole::role);
    }
}
