package dev.mayfly.policy.eval;

/// May `caller` do `action` to `resource`?
///
/// @param action `service:Name`, any case
/// @param resource its ARN, or `*` for an action that knows no resources
/// @param resourceAccount the account that owns the resource, and so decides whether the request
///   crosses accounts
/// @param context must hold the caller's own keys ([RequestContext.Builder#caller])
public record AuthorizationRequest(
        String action,
        String resource,
        String resourceAccount,
        CallerPrincipal caller,
        RequestContext context) {
    public AuthorizationRequest {
        if (action.indexOf(':') <= 0) {
            throw new IllegalArgumentException("an action is `service:Name`");
        }
    }

    public AuthorizationRequest withAction(String other) {
        return new AuthorizationRequest(other, resource, resourceAccount, caller, context);
    }

    public AuthorizationRequest withContext(RequestContext other) {
        return new AuthorizationRequest(action, resource, resourceAccount, caller, other);
    }

    public AuthorizationRequest withResource(String other) {
        return new AuthorizationRequest(action, other, resourceAccount, caller, context);
    }

    public AuthorizationRequest withCaller(CallerPrincipal other) {
        return new AuthorizationRequest(action, resource, resourceAccount, other, context);
    }

    /// Whether the caller belongs to another account than the resource, or to none.
    public boolean crossesAccounts() {
        return !caller.account().map(resourceAccount::equals).orElse(false);
    }
}
