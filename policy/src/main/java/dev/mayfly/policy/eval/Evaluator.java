package dev.mayfly.policy.eval;

import java.util.List;

/// Decides requests. Stateless and thread-safe.
///
/// Source: IAM User Guide, "Policy evaluation logic", read 2026-11.
public final class Evaluator {
    /// The action that AWS allows whatever the policies say, explicit denials included. Source: STS
    /// API reference, GetCallerIdentity.
    private static final String ALWAYS_ALLOWED = "sts:GetCallerIdentity";

    /// Whether the policies allow the request, and which of them decides.
    public Decision evaluate(AuthorizationRequest request, PolicyStack stack) {
        if (request.action().equalsIgnoreCase(ALWAYS_ALLOWED)) {
            return new Decision.Allowed(List.of());
        }
        return new Evaluation(request, stack).decide();
    }

    /// Whether the policies allow a call that implies several actions, all of which are needed:
    /// assuming a role with tags needs `sts:TagSession` too.
    ///
    /// Source: IAM User Guide, "Pass session tags in AWS STS", "Monitor and control actions taken
    /// with assumed roles".
    ///
    /// @param request its action is the main one
    /// @param implied further actions, `sts:TagSession` and `sts:SetSourceIdentity` for example
    public TrustDecision evaluateTrust(
            AuthorizationRequest request, List<String> implied, PolicyStack stack) {
        Decision main = evaluate(request, stack);
        if (!main.allowed()) {
            return new TrustDecision(request.action(), main);
        }
        for (String action : implied) {
            Decision decision = evaluate(request.withAction(action), stack);
            if (!decision.allowed()) {
                return new TrustDecision(action, decision);
            }
        }
        return new TrustDecision(request.action(), main);
    }
}
