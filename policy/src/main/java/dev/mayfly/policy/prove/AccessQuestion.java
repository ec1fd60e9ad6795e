package dev.mayfly.policy.prove;

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
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What all questions about permissions share: who asks, and how the evaluator is asked.
final class AccessQuestion {
    private static final Evaluator EVALUATOR = new Evaluator();

    private AccessQuestion() {}

    static List<Statement> statements(Collection<PolicyDocument> policies) {
        return policies.stream().flatMap(policy -> policy.statements().stream()).toList();
    }

    /// Of a caller's own policies: any user or role session. Of a resource's policy: whoever it
    /// names, and strangers.
    static List<Asker> askers(List<PolicyDocument> policies) {
        if (policies.getFirst().kind().hasPrincipals()) {
            Askers askers = new Askers(policies, 1);
            List<Asker> all = new ArrayList<>(askers.others());
            askers.providers().forEach(provider -> all.add(provider.anyToken()));
            return all;
        }
        return new AwsCallers(List.of(), Mentions.keys(statements(policies)))
                .ofAll().stream()
                        // Root needs no policy, so none of them speaks about it.
                        .filter(asker -> !(asker.caller() instanceof CallerPrincipal.Root))
                        .toList();
    }

    static Setting setting(List<PolicyDocument> policies) {
        boolean ofResource = policies.getFirst().kind().hasPrincipals();
        Optional<String> owner =
                Principals.of(policies).stream()
                        .flatMap(pattern -> Principals.account(pattern).stream())
                        .findFirst();
        return new Setting(
                new KeyKinds(Mentions.quantified(statements(policies))),
                "s3:GetObject",
                "*",
                ofResource ? Optional.of(owner.orElse("111122223333")) : Optional.empty());
    }

    /// The clauses of an access.
    static List<Clause> about(Access access) {
        List<Clause> about = new ArrayList<>(Universe.requests());
        if (!access.actions().isEmpty()) {
            about.add(StatementBox.ofActions(access.actions()));
        }
        if (!access.resources().isEmpty()) {
            about.add(StatementBox.ofResources(access.resources()));
        }
        return about;
    }

    /// Where some policies allow this caller something.
    static Stream<Start> starts(
            Collection<PolicyDocument> policies, Asker asker, List<Clause> about) {
        return statements(policies).stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> Principals.name(statement, asker.caller()))
                .map(statement -> new Start(asker, List.of(statement), about));
    }

    static Decision decision(AuthorizationRequest request, List<PolicyDocument> policies) {
        List<NamedPolicy> named =
                policies.stream().map(policy -> new NamedPolicy("policy", policy)).toList();
        PolicyStack stack =
                policies.getFirst().kind().hasPrincipals()
                        ? granting(request, named)
                        : PolicyStack.EMPTY.withIdentity(named);
        return EVALUATOR.evaluate(request, stack);
    }

    /// A resource policy must grant by itself; whoever it names by account has all permissions.
    private static PolicyStack granting(AuthorizationRequest request, List<NamedPolicy> named) {
        PolicyStack stack =
                PolicyStack.EMPTY.withResourceSide(
                        new PolicyStack.ResourceSide(named.getFirst(), true));
        return request.caller().account().isPresent()
                ? stack.withIdentity(List.of(TrustQuestion.ALL_PERMISSIONS))
                : stack;
    }

    /// `s3:GetObject on arn:aws:s3:::a/a`, and by whom where the policy says so.
    static String summary(AuthorizationRequest request) {
        return request.action() + " on " + request.resource();
    }

    static String summaryWithCaller(AuthorizationRequest request) {
        return summary(request) + " by " + request.caller().arn();
    }

    static String doubt(AuthorizationRequest request) {
        return "could be `"
                + summary(request)
                + "`, but the evaluator does not confirm it: a policy variable, or a key that"
                + " depends on another, is not modelled exactly";
    }
}
