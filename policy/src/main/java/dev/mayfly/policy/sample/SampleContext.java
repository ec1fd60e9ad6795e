package dev.mayfly.policy.sample;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Condition.Quantifier;
import dev.mayfly.policy.ConditionOperator;
import dev.mayfly.policy.Operand;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The keys of a request that some conditions like: what is free takes the first value they ask
/// for. Conditions that contradict each other, or the facts, stay unsatisfied.
public final class SampleContext {
    private final SortedMap<ContextKey, ContextValue> values = new TreeMap<>();
    private final String run;

    private SampleContext(String run) {
        this.run = run;
    }

    /// A context.
    ///
    /// @param conditions of the statement to fit
    /// @param facts keys whose values are given; an empty one stays absent whatever is asked
    /// @param run what to write where a pattern has a `*`
    public static RequestContext fitting(
            List<Condition> conditions,
            Map<ContextKey, Optional<ContextValue>> facts,
            CallerPrincipal caller,
            String run) {
        SampleContext sample = new SampleContext(run);
        RequestContext own = RequestContext.builder().caller(caller).build();
        sample.values.putAll(own.entries());
        facts.forEach((key, value) -> {
            sample.values.remove(key);
            value.ifPresent(given -> sample.values.put(key, given));
        });
        conditions.stream()
                .filter(condition -> !facts.containsKey(condition.key()))
                .forEach(sample::add);
        RequestContext.Builder context = RequestContext.builder();
        sample.values.forEach(context::put);
        return context.build();
    }

    private void add(Condition condition) {
        if (values.containsKey(condition.key())) {
            return;
        }
        if (condition.operator() instanceof ConditionOperator.Null) {
            boolean present =
                    condition.operands().stream()
                            .anyMatch(operand ->
                                    operand instanceof Operand.Absence(_, boolean absent)
                                            && !absent);
            if (present) {
                values.put(condition.key(), new ContextValue.Single(run));
            }
            return;
        }
        if (!condition.operator().negated()) {
            value(condition).ifPresent(value -> values.put(condition.key(), value));
        }
    }

    private Optional<ContextValue> value(Condition condition) {
        SampleValue samples = new SampleValue(_ -> run, Variables.NONE);
        return condition.operands().stream()
                .map(operand -> samples.of(condition.operator(), operand))
                .flatMap(Optional::stream)
                .findFirst()
                .map(text ->
                        condition.quantifier() == Quantifier.NONE
                                ? new ContextValue.Single(text)
                                : new ContextValue.Multi(List.of(text)));
    }
}
