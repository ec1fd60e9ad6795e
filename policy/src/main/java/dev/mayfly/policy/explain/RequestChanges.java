package dev.mayfly.policy.explain;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.eval.StatementOutcome.Clause;
import dev.mayfly.policy.explain.Explanation.ClauseReport;
import dev.mayfly.policy.explain.Explanation.StatementReport;
import dev.mayfly.policy.explain.Suggestion.KeyChange;
import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.sample.SampleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds other values for condition keys with which a statement would match.
final class RequestChanges {
    private static final String EXAMPLE = "example";

    private final AuthorizationRequest request;

    RequestChanges(AuthorizationRequest request) {
        this.request = request;
    }

    /// A request to try, with what was changed in it.
    record Changed(AuthorizationRequest request, List<KeyChange> changes) {}

    /// Empty unless conditions alone stand in the way of the statement.
    Optional<Changed> toMatch(StatementReport report) {
        RequestContext context = request.context();
        List<KeyChange> changes = new ArrayList<>();
        for (ClauseReport clause : report.clauses()) {
            if (clause.matched()) {
                continue;
            }
            if (!(clause.clause() instanceof Clause.Key(Condition condition))
                    || condition.operator().negated()) {
                return Optional.empty();
            }
            Optional<RequestContext> changed = satisfying(condition, clause, context, changes);
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            context = changed.get();
        }
        return Optional.of(new Changed(request.withContext(context), changes));
    }

    /// One key changed so that a Deny no longer matches: a value that its `Not` operator spares.
    List<Changed> toEscape(StatementReport report) {
        List<Changed> found = new ArrayList<>();
        for (ClauseReport clause : report.clauses()) {
            if (clause.clause() instanceof Clause.Key(Condition condition)
                    && condition.operator().negated()) {
                List<KeyChange> changes = new ArrayList<>();
                satisfying(condition, clause, request.context(), changes)
                        .ifPresent(context ->
                                found.add(new Changed(request.withContext(context), changes)));
            }
        }
        return found;
    }

    private Optional<RequestContext> satisfying(
            Condition condition,
            ClauseReport clause,
            RequestContext context,
            List<KeyChange> changes) {
        String key = condition.key().name();
        if (condition.operator() instanceof ConditionOperator.Null) {
            return presence(condition, context, changes);
        }
        String sent = clause.actual().isEmpty() ? "" : clause.actual().getFirst();
        SampleValue samples = new SampleValue(glob -> runLike(sent, glob), context);
        for (Operand operand : condition.operands()) {
            Optional<String> sample = samples.of(condition.operator(), operand);
            if (sample.isPresent()) {
                changes.add(new KeyChange(key, sample));
                return Optional.of(context.with(condition.key(), value(condition, sample.get())));
            }
        }
        return Optional.empty();
    }

    private static Optional<RequestContext> presence(
            Condition condition, RequestContext context, List<KeyChange> changes) {
        boolean absent =
                condition.operands().getFirst() instanceof Operand.Absence(_, boolean wanted)
                        && wanted;
        Optional<String> to = absent ? Optional.empty() : Optional.of(EXAMPLE);
        changes.add(new KeyChange(condition.key().name(), to));
        return Optional.of(
                to.map(text -> context.with(condition.key(), new ContextValue.Single(text)))
                        .orElseGet(() -> context.without(condition.key())));
    }

    /// What was sent behind as many colons as the pattern has before its first star.
    private static String runLike(String sent, Glob glob) {
        String start = glob.filled("\n", 'x');
        start = start.substring(0, start.indexOf('\n') < 0 ? start.length() : start.indexOf('\n'));
        int at = 0;
        for (int i = start.indexOf(':'); i >= 0; i = start.indexOf(':', i + 1)) {
            int colon = sent.indexOf(':', at);
            if (colon < 0) {
                return EXAMPLE;
            }
            at = colon + 1;
        }
        return at > 0 && at < sent.length() && start.endsWith(":") ? sent.substring(at) : EXAMPLE;
    }

    private ContextValue value(Condition condition, String text) {
        boolean multi =
                request.context()
                        .find(condition.key())
                        .map(ContextValue.Multi.class::isInstance)
                        .orElse(condition.quantifier() != Quantifier.NONE);
        return multi ? new ContextValue.Multi(List.of(text)) : new ContextValue.Single(text);
    }
}
