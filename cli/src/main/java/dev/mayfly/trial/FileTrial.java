package dev.mayfly.trial;

import dev.mayfly.identity.Arn;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.catalogue.ActionFacts;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.MatchedStatement;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.explain.Explainer;
import dev.mayfly.policy.explain.Explanation;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.simulation.ContextKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries requests on the policies of files.
public final class FileTrial {
    /// The account of AWS's own examples.
    private static final String SOME_ACCOUNT = "123456789012";

    private final Explainer explainer = new Explainer();
    private final ActionCatalogue catalogue;
    private final PolicyStack stack;
    private final Request asked;

    /// What all requests have in common.
    ///
    /// @param caller as people name callers; a user of no name where it is empty
    /// @param resourceAccount the account the resources belong to; that of their ARNs, or of the
    ///   caller, where it is empty
    public record Request(
            Optional<String> caller, Optional<String> resourceAccount, GivenContext context) {}

    public FileTrial(ActionCatalogue catalogue, PolicyStack stack, Request asked) {
        this.catalogue = catalogue;
        this.stack = stack;
        this.asked = asked;
    }

    /// What would become of it. An action that knows no resources is judged on `*`, as AWS does.
    public TriedRequest tried(String action, String resource) {
        boolean anyOnly =
                catalogue.action(action).filter(facts -> !facts.supportsResources()).isPresent();
        AuthorizationRequest request = request(action, anyOnly ? "*" : resource);
        Explanation explanation = explainer.explain(request, stack);
        return new TriedRequest(
                action,
                request.resource(),
                decision(explanation.decision()),
                decidedBy(explanation.decision()),
                explanation.decision() instanceof Decision.ImplicitlyDenied
                        ? missing(request.context())
                        : List.of(),
                Optional.of(explanation));
    }

    /// The action as AWS spells it, or the ones that may be meant; empty where it is known.
    public Optional<String> doubt(String action) {
        if (catalogue.action(action).map(ActionFacts::name).isPresent()
                || action.startsWith("mayfly:")) {
            return Optional.empty();
        }
        List<String> near = catalogue.actionsNear(action);
        return Optional.of(
                "AWS has no action `"
                        + action
                        + "`"
                        + (near.isEmpty() ? "" : "; did you mean `" + near.getFirst() + "`?"));
    }

    private AuthorizationRequest request(String action, String resource) {
        CallerPrincipal caller =
                asked.caller()
                        .map(NamedCaller::of)
                        .orElseGet(() ->
                                NamedCaller.of("arn:aws:iam::" + SOME_ACCOUNT + ":user/somebody"));
        return new AuthorizationRequest(
                action, resource, account(resource, caller), caller, context(caller));
    }

    /// What is given comes before what follows from the caller.
    private RequestContext context(CallerPrincipal caller) {
        RequestContext context = RequestContext.builder().caller(caller).build();
        for (Map.Entry<String, List<String>> given : asked.context().values().entrySet()) {
            ContextValue value =
                    asked.context().multivalued(given.getKey(), catalogue)
                            ? new ContextValue.Multi(given.getValue())
                            : new ContextValue.Single(given.getValue().getFirst());
            context = context.with(ContextKey.of(given.getKey()), value);
        }
        return context;
    }

    private String account(String resource, CallerPrincipal caller) {
        return asked.resourceAccount()
                .or(() -> Arn.parse(resource).map(Arn::account).filter(text -> !text.isEmpty()))
                .or(caller::account)
                .orElse(SOME_ACCOUNT);
    }

    private static String decision(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> "allowed";
            case Decision.ExplicitlyDenied _ -> "explicitDeny";
            case Decision.ImplicitlyDenied _ -> "implicitDeny";
        };
    }

    private static List<TriedRequest.Statement> decidedBy(Decision decision) {
        List<MatchedStatement> matched =
                switch (decision) {
                    case Decision.Allowed(List<MatchedStatement> grants) -> grants;
                    case Decision.ExplicitlyDenied(MatchedStatement by) -> List.of(by);
                    case Decision.ImplicitlyDenied _ -> List.of();
                };
        return matched.stream().map(FileTrial::statement).toList();
    }

    private static TriedRequest.Statement statement(MatchedStatement matched) {
        Statement statement = matched.statement();
        return new TriedRequest.Statement(
                matched.policy().name(),
                statement.position().line(),
                statement.position().column());
    }

    private List<String> missing(RequestContext context) {
        return stack.byLayer().stream()
                .flatMap(entry -> ContextKeys.of(entry.policy().document()).stream())
                .distinct()
                .filter(name -> context.find(ContextKey.of(name)).isEmpty())
                .toList();
    }
}
