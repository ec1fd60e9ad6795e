package dev.mayfly.simulation;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;

/// Everything a simulated request is decided by, but the action and the resource.
public record Scenario(
        PolicyStack stack, CallerPrincipal caller, RequestContext context, String resourceAccount) {

    AuthorizationRequest request(String action, String resource) {
        return new AuthorizationRequest(action, resource, resourceAccount, caller, context);
    }
}
