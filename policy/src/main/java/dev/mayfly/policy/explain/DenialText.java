package dev.mayfly.policy.explain;

import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.MatchedStatement;

/// AWS's sentences for a denial.
///
/// Source: IAM User Guide, "Troubleshoot access denied error messages", read 2026-11.
public final class DenialText {
    private DenialText() {}

    /// With the policy type that decided: what AWS says within an account or an organisation. A
    /// caller from an identity provider is told no more than [#webIdentity].
    public static String full(AuthorizationRequest request, Decision decision) {
        if (request.caller() instanceof CallerPrincipal.Federated && !decision.allowed()) {
            return webIdentity(request.action());
        }
        return switch (decision) {
            case Decision.Allowed _ -> "";
            case Decision.ExplicitlyDenied(MatchedStatement by) ->
                    subject(request) + " with an explicit deny in " + article(by.layer());
            case Decision.ImplicitlyDenied(Layer missing) ->
                    subject(request)
                            + " because no "
                            + missing.written()
                            + " allows the "
                            + request.action()
                            + " action";
        };
    }

    /// Without the reason: what AWS says to callers who may not know more.
    public static String brief(AuthorizationRequest request) {
        return subject(request);
    }

    /// For callers that an identity provider vouches for. Source: recorded answers of AWS STS
    /// quoted in public issue threads.
    public static String webIdentity(String action) {
        return "Not authorized to perform " + action;
    }

    private static String subject(AuthorizationRequest request) {
        String user =
                request.caller() instanceof CallerPrincipal.Anonymous
                        ? "anonymous"
                        : request.caller().arn();
        String resource =
                request.resource().equals("*") ? "" : " on resource: " + request.resource();
        return "User: " + user + " is not authorized to perform: " + request.action() + resource;
    }

    private static String article(Layer layer) {
        return switch (layer) {
            case IDENTITY -> "an " + layer.written();
            case TRUST -> "the " + layer.written();
            case SERVICE_CONTROL, RESOURCE_CONTROL, RESOURCE, BOUNDARY, SESSION, NONE ->
                    "a " + layer.written();
        };
    }
}
