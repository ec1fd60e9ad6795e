package dev.mayfly.policy.prove;

import dev.mayfly.policy.box.Box;
import dev.mayfly.policy.box.Dimension;
import dev.mayfly.policy.box.Sampler;
import dev.mayfly.policy.pattern.ContextKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When policy variables left a doubt: the same question with one value for each of them. It can
/// find a witness; it proves nothing.
final class VariableTrial {
    private VariableTrial() {}

    static Optional<Start> of(Start start, Sampler sampler, Box box) {
        Asker asker = start.asker();
        Set<ContextKey> open = Mentions.variables(start.matching());
        open.removeAll(asker.fixed().keySet());
        Map<ContextKey, String> trial = new HashMap<>();
        for (ContextKey key : open) {
            Dimension dimension = new Dimension.Key(key);
            sampler.value(dimension, box.at(dimension).single())
                    .map(value -> value.isEmpty() ? "a" : value)
                    .ifPresent(value -> trial.put(key, value));
        }
        return trial.isEmpty()
                ? Optional.empty()
                : Optional.of(new Start(asker.fixing(trial), start.matching(), start.about()));
    }
}
