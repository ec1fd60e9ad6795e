package dev.mayfly.policy.prove;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.box.Clause;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.KeyKinds;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.TrustDecision;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What all questions about trust policies share: what assuming a role asks for, and how the
/// evaluator is asked.
final class TrustQuestion {
    static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
    static final String SAML = "sts:AssumeRoleWithSAML";
    static final String ASSUME_ROLE = "sts:AssumeRole";

    private static final String TAG_SESSION = "sts:TagSession";
    private static final String EXAMPLE_ACCOUNT = "111122223333";

    /// Whoever is named by account needs permissions of his own; we suppose he has them all.
    static final NamedPolicy ALL_PERMISSIONS =
            new NamedPolicy(
                    "permissions of the caller",
                    PolicyParser.parse(
                            """
                            {"Version": "2012-10-17",
                             "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
                            """,
                            PolicyKind.IDENTITY));

    private static final Evaluator EVALUATOR = new Evaluator();

    private TrustQuestion() {}

    /// The call by which this kind of caller assumes a role.
    static String action(CallerPrincipal caller) {
        if (!(caller instanceof CallerPrincipal.Federated federated)) {
            return ASSUME_ROLE;
        }
        return federated.provider().contains(":saml-provider/") ? SAML : WEB_IDENTITY;
    }

    static Setting setting(Collection<PolicyDocument> policies) {
        List<Statement> statements =
                policies.stream().flatMap(policy -> policy.statements().stream()).toList();
        String account =
                Principals.of(policies).stream()
                        .flatMap(pattern -> Principals.account(pattern).stream())
                        .findFirst()
                        .orElse(EXAMPLE_ACCOUNT);
        return new Setting(
                new KeyKinds(Mentions.quantified(statements)),
                ASSUME_ROLE,
                "arn:aws:iam::" + account + ":role/role",
                Optional.of(account));
    }

    /// Where the policy lets this caller in.
    static List<Start> starts(PolicyDocument trust, Asker asker, List<Clause> about) {
        List<Clause> all = new ArrayList<>(about);
        var action = Asker.exactly(action(asker.caller()).toLowerCase(Locale.ROOT));
        all.add(new Clause(Dimension.ACTION, action, action));
        return trust.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> Principals.name(statement, asker.caller()))
                .map(statement -> new Start(asker, List.of(statement), all))
                .toList();
    }

    /// Whether the trust policy lets the request in.
    static Decision decision(AuthorizationRequest request, PolicyDocument trust) {
        PolicyStack stack =
                PolicyStack.trust(new NamedPolicy("trust policy", trust))
                        .withIdentity(List.of(ALL_PERMISSIONS));
        TrustDecision decision = EVALUATOR.evaluateTrust(request, implied(request), stack);
        return decision.decision();
    }

    private static List<String> implied(AuthorizationRequest request) {
        boolean tags =
                request.context().names().stream()
                        .map(ContextKey::folded)
                        .anyMatch(name ->
                                name.startsWith("aws:requesttag/") || name.equals("aws:tagkeys"));
        return tags ? List.of(TAG_SESSION) : List.of();
    }

    /// Being let in is the contradiction.
    static Judge lets(PolicyDocument trust) {
        return request ->
                switch (decision(request, trust)) {
                    case Decision.Allowed _ -> new Verdict.Contradicts();
                    case Decision.ExplicitlyDenied denied ->
                            new Verdict.Blocked(denied.by().statement());
                    case Decision.ImplicitlyDenied _ -> new Verdict.Unconfirmed(doubt(request));
                };
    }

    static String doubt(AuthorizationRequest request) {
        return "could be `"
                + summary(request)
                + "`, but the evaluator does not confirm it: a key that depends on another is not"
                + " modelled exactly";
    }

    /// The subject of a token, else the caller's ARN.
    static String summary(AuthorizationRequest request) {
        return request.context().entries().entrySet().stream()
                .filter(_ -> request.caller() instanceof CallerPrincipal.Federated)
                .filter(entry -> entry.getKey().claim().equalsIgnoreCase("sub"))
                .map(entry -> String.join(",", entry.getValue().values()))
                .findFirst()
                .orElse(request.caller().arn());
    }
}
