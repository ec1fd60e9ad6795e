package dev.mayfly.simulation;

import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts the condition keys of a simulated request together. What the caller hands in comes before
/// what follows from the simulated caller; a key without a value is one the request says nothing
/// of.
final class SimulatedContext {

    private SimulatedContext() {}

    static RequestContext of(List<ContextEntry> given, List<ContextEntry> defaults) {
        RequestContext.Builder context = RequestContext.builder();
        Set<ContextKey> seen = new HashSet<>();
        for (ContextEntry entry : given) {
            if (!seen.add(ContextKey.of(entry.name()))) {
                throw new RefusedException(
                        new Refusal.InvalidInput(
                                "The context entry " + entry.name() + " is given twice."));
            }
            put(context, entry);
        }
        defaults.stream()
                .filter(entry -> seen.add(ContextKey.of(entry.name())))
                .forEach(entry -> put(context, entry));
        return context.build();
    }

    private static void put(RequestContext.Builder context, ContextEntry entry) {
        if (entry.list() || !entry.values().isEmpty()) {
            context.put(ContextKey.of(entry.name()), entry.value());
        }
    }
}
