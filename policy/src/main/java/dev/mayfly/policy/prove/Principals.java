package dev.mayfly.policy.prove;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What statements say of principals.
final class Principals {
    private Principals() {}

    /// Whether the statement's principal element names the caller; the evaluator says so.
    static boolean name(Statement statement, CallerPrincipal caller) {
        AuthorizationRequest request =
                new AuthorizationRequest("sts:AssumeRole", "*", "", caller, RequestContext.EMPTY);
        return new StatementMatcher(request, false)
                .matches(statement, new Clause.Principals(false, List.of()));
    }

    /// Every entry of every principal element.
    static List<PrincipalPattern> of(Collection<PolicyDocument> policies) {
        return policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.principals().stream())
                .flatMap(element -> element.patterns().stream())
                .distinct()
                .toList();
    }

    /// The account in an ARN or a delegation.
    static Optional<String> account(PrincipalPattern pattern) {
        if (pattern instanceof PrincipalPattern.Account(_, String account)) {
            return Optional.of(account);
        }
        String[] parts = pattern.source().split(":", 6);
        boolean account = parts.length == 6 && parts[0].equals("arn") && !parts[4].isEmpty();
        return account ? Optional.of(parts[4]) : Optional.empty();
    }
}
