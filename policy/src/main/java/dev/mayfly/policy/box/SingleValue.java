package dev.mayfly.policy.box;

import dev.mayfly.policy.ActionPattern;
import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Effect;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.eval.StatementMatcher;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import java.util.List;
import java.util.Optional;

/// Asks the evaluator whether one value satisfies one condition.
final class SingleValue {
    private SingleValue() {}

    static boolean satisfies(Condition condition, String value) {
        RequestContext context = RequestContext.builder().single(condition.key(), value).build();
        AuthorizationRequest request =
                new AuthorizationRequest(
                        "sts:AssumeRole", "*", "", new CallerPrincipal.Anonymous(), context);
        return new StatementMatcher(request, false)
                .matches(around(condition), new Clause.Key(condition));
    }

    private static Statement around(Condition condition) {
        return new Statement(
                0,
                Optional.empty(),
                Effect.ALLOW,
                Optional.empty(),
                new Element<>(false, List.of(ActionPattern.ANY), condition.position()),
                Optional.empty(),
                List.of(condition),
                condition.position());
    }
}
