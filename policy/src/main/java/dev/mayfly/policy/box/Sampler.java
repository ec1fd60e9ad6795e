package dev.mayfly.policy.box;

import dev.mayfly.policy.automaton.Budget;
import dev.mayfly.policy.automaton.CharSet;
import dev.mayfly.policy.automaton.Language;
import dev.mayfly.policy.automaton.Nfa;
import dev.mayfly.policy.automaton.Shape;
import dev.mayfly.policy.eval.ContextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds a value in a region, or that there is none. Remembers what it found; not thread-safe.
public final class Sampler {
    private static final Nfa NAMED =
            Nfa.of(Shape.builder().many(CharSet.ANY).one(CharSet.ALPHANUMERIC).build());

    private final Budget budget;
    private final Map<Dimension, List<String>> preferred;
    private final Map<Dimension, Map<Values, Optional<String>>> known = new HashMap<>();

    /// A sampler for one question.
    ///
    /// @param preferred values to show rather than the shortest, where they will do
    public Sampler(Budget budget, Map<Dimension, List<String>> preferred) {
        this.budget = budget;
        this.preferred = Map.copyOf(preferred);
    }

    /// What a request says for one dimension.
    ///
    /// @param value empty when it says nothing
    public record Sample(Optional<ContextValue> value) {
        /// The only value; empty text when there is none, or more.
        public String text() {
            return value.filter(ContextValue.Single.class::isInstance)
                    .map(single -> single.values().getFirst())
                    .orElse("");
        }
    }

    /// Something in the region; empty only if the region is empty. When a text and a typed demand
    /// meet in one key, the value may turn out to be outside.
    public Optional<Sample> sample(Dimension dimension, Region region) {
        if (region.absent()) {
            return Optional.of(new Sample(Optional.empty()));
        }
        Optional<String> single = value(dimension, region.single());
        if (single.isPresent()) {
            return Optional.of(new Sample(Optional.of(new ContextValue.Single(single.get()))));
        }
        return several(dimension, region)
                .map(values -> new Sample(Optional.of(new ContextValue.Multi(values))));
    }

    private Optional<List<String>> several(Dimension dimension, Region region) {
        List<String> values = new ArrayList<>();
        for (Values some : region.some()) {
            Optional<String> value = value(dimension, region.each().and(some));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!values.contains(value.get())) {
                values.add(value.get());
            }
        }
        if (values.isEmpty()) {
            value(dimension, region.each()).ifPresent(values::add);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /// One value; empty only if there is none.
    public Optional<String> value(Dimension dimension, Values values) {
        Map<Values, Optional<String>> found =
                known.computeIfAbsent(dimension, _ -> new HashMap<>());
        Optional<String> before = found.get(values);
        if (before != null) {
            return before;
        }
        Optional<String> value =
                preferred.getOrDefault(dimension, List.of()).stream()
                        .filter(values::contains)
                        .findFirst()
                        .or(() -> readable(dimension, values))
                        .or(() -> search(values));
        found.put(values, value);
        return value;
    }

    /// `arn:aws:s3:::prod-a` rather than `arn:aws:s3:::prod-`.
    private Optional<String> readable(Dimension dimension, Values values) {
        return dimension instanceof Dimension.Resource
                ? values.texts().and(NAMED).shortest(budget)
                : Optional.empty();
    }

    private Optional<String> search(Values values) {
        if (values.typed().isEmpty()) {
            return values.texts().shortest(budget);
        }
        for (String candidate : TypedCandidates.of(values.typed())) {
            budget.state(1);
            if (values.contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        boolean sure =
                values.texts().equals(Language.ANYTHING)
                        && TypedCandidates.complete(values.typed());
        return sure ? Optional.empty() : values.texts().shortest(budget);
    }
}
