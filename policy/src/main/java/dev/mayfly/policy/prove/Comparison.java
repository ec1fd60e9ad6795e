package dev.mayfly.policy.prove;

import dev.mayfly.policy.Effect;
import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.Decision;
import dev.mayfly.policy.eval.MatchedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What is allowed under a newer policy and not under an older one: what escapes every grant of the
/// older, and what falls under one of its denials.
record Comparison(PolicyDocument older, PolicyDocument newer) {
    /// Each start as it is, and once more within each denial of the older policy.
    List<Start> starts(List<Start> underNewer) {
        List<Start> all = new ArrayList<>(underNewer);
        for (Start start : underNewer) {
            for (Statement statement : older.statements()) {
                if (statement.effect() == Effect.DENY && names(statement, start.asker())) {
                    List<Statement> both = new ArrayList<>(start.matching());
                    both.add(statement);
                    all.add(new Start(start.asker(), both, start.about()));
                }
            }
        }
        return all;
    }

    private static boolean names(Statement statement, Asker asker) {
        return Principals.name(statement, asker.caller());
    }

    /// @param decision what one policy says
    /// @param doubt what to say of a request that the newer policy does not allow after all
    Judge judge(
            BiFunction<AuthorizationRequest, PolicyDocument, Decision> decision,
            Function<AuthorizationRequest, String> doubt) {
        return request ->
                switch (decision.apply(request, newer)) {
                    case Decision.ExplicitlyDenied(MatchedStatement by) ->
                            new Verdict.Blocked(by.statement());
                    case Decision.ImplicitlyDenied _ ->
                            new Verdict.Unconfirmed(doubt.apply(request));
                    case Decision.Allowed _ -> underOlder(decision.apply(request, older));
                };
    }

    private Verdict underOlder(Decision decision) {
        return switch (decision) {
            case Decision.ExplicitlyDenied _, Decision.ImplicitlyDenied _ ->
                    new Verdict.Contradicts();
            case Decision.Allowed(List<MatchedStatement> grants) ->
                    grants.stream()
                            .filter(grant -> older.statements().contains(grant.statement()))
                            .findFirst()
                            .<Verdict>map(grant -> new Verdict.Blocked(grant.statement()))
                            .orElseGet(() -> new Verdict.Unconfirmed("allowed without a grant"));
        };
    }
}
