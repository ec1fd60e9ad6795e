package dev.mayfly.policy.prove;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.KeyKinds;
import dev.mayfly.policy.box.StatementBox;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.Layer;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.StatementMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether one caller can ever do something under all layers of policies.
///
/// The search starts from each Allow of the resource's policy and of the caller's own. When the
/// evaluator misses the consent of another layer, it goes on within each Allow of that layer.
///
/// INVARIANT: for one caller, which layers must consent depends on the statement that grants alone;
/// so a request that is allowed lies in the box of its farthest reaching grant, and there within
/// one Allow of each layer the evaluator misses.
record StackQuestion(CallerPrincipal caller, PolicyStack stack) {
    private static final Evaluator EVALUATOR = new Evaluator();

    Proof never(Access access, Limits limits) {
        List<Statement> statements =
                stack.byLayer().stream()
                        .flatMap(each -> each.policy().document().statements().stream())
                        .toList();
        Asker asker =
                Asker.just(caller)
                        .fixing(CallerDerived.fixed(caller))
                        .pinning(CallerDerived.missing(caller, Mentions.keys(statements)));
        List<Clause> about = AccessQuestion.about(access);
        List<Start> starts =
                Stream.concat(
                                grants().map(grant -> new Start(asker, List.of(grant), about)),
                                ungranted(asker, about))
                        .toList();
        Setting setting =
                new Setting(
                        new KeyKinds(Mentions.quantified(statements)),
                        "sts:AssumeRole",
                        "*",
                        owner(access));
        return new Hunt(this::verdict, setting, AccessQuestion::summary, limits).from(starts);
    }

    /// The account in the resource that is asked about, where there is one.
    private static Optional<String> owner(Access access) {
        return access.resources().stream()
                .map(pattern -> pattern.source().split(":", 6))
                .filter(parts -> parts.length == 6 && parts[4].length() == 12)
                .map(parts -> parts[4])
                .findFirst();
    }

    private Verdict verdict(AuthorizationRequest request) {
        return switch (EVALUATOR.evaluate(request, stack)) {
            case Decision.Allowed _ -> new Verdict.Contradicts();
            case Decision.ExplicitlyDenied denied -> new Verdict.Blocked(denied.by().statement());
            case Decision.ImplicitlyDenied(Layer missing) ->
                    new Verdict.Lacks(consents(missing, request));
        };
    }

    /// Root needs no grant, and nobody does for asking who he is.
    private Stream<Start> ungranted(Asker asker, List<Clause> about) {
        List<Clause> identity = new ArrayList<>(about);
        identity.add(StatementBox.ofActions(List.of(ActionPattern.of("sts:GetCallerIdentity"))));
        Stream<Start> anyone = Stream.of(new Start(asker, List.of(), identity));
        return caller instanceof CallerPrincipal.Root
                ? Stream.concat(anyone, Stream.of(new Start(asker, List.of(), about)))
                : anyone;
    }

    private Stream<Statement> grants() {
        return Stream.concat(
                stack.resourcePolicy().stream()
                        .flatMap(side -> allows(List.of(side.policy())).stream()),
                allows(stack.identity()).stream());
    }

    /// What could consent for a layer; of service control, for the first level that does not.
    private List<Statement> consents(Layer layer, AuthorizationRequest request) {
        return switch (layer) {
            case SERVICE_CONTROL -> {
                StatementMatcher matcher = new StatementMatcher(request, false);
                yield stack.serviceControl().stream()
                        .map(this::allows)
                        .filter(level ->
                                level.stream()
                                        .noneMatch(
                                                statement -> matcher.outcome(statement).matched()))
                        .findFirst()
                        .orElse(List.of());
            }
            case RESOURCE_CONTROL, NONE -> List.of();
            case RESOURCE, TRUST ->
                    stack.resourcePolicy()
                            .map(side -> allows(List.of(side.policy())))
                            .orElse(List.of());
            case IDENTITY -> allows(stack.identity());
            case BOUNDARY -> stack.boundary().map(each -> allows(List.of(each))).orElse(List.of());
            case SESSION -> allows(stack.session());
        };
    }

    private List<Statement> allows(List<NamedPolicy> policies) {
        return policies.stream()
                .map(NamedPolicy::document)
                .map(PolicyDocument::statements)
                .flatMap(List::stream)
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> Principals.name(statement, caller))
                .toList();
    }
}
