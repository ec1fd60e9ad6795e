package dev.mayfly.policy.box;

import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.policy.pattern.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is settled about the keys of a request, for the sake of policy variables.
///
/// @param known keys that have this one value
/// @param missing keys that are absent, or have no single value
public record Knowledge(Map<ContextKey, String> known, Set<ContextKey> missing)
        implements Variables {
    public static final Knowledge NOTHING = new Knowledge(Map.of(), Set.of());

    public Knowledge {
        known = Map.copyOf(known);
        missing = Set.copyOf(missing);
    }

    @Override
    public Optional<String> single(ContextKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /// Whether the key may have any value or none.
    boolean open(ContextKey key) {
        return !known.containsKey(key) && !missing.contains(key);
    }
}
